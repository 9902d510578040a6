import { expect } from 'vitest';
import type { Locator, Page } from 'playwright';
import type { ChartData } from '../../renderer/plot/canvas/registry.ts';
import { en } from '../../renderer/i18n/en/index.ts';
import { ko } from '../../renderer/i18n/ko/index.ts';
import type { Messages } from '../../renderer/i18n/messages.ts';

export const TEXTS: Record<'en' | 'ko', Messages> = { en, ko };

/** How long anything on the screen may take that waits for training, TensorFlow's start included. */
export const TRAINING_LIMIT = 120_000;

type Setting = keyof Messages['config']['names'];
type Status = keyof Messages['status'];

/** A text without what is filled in, to look for its fixed part. */
export const fixedPart = (text: string): string => text.split('{')[0]?.trim() ?? '';

/** The workbench as a person uses it: by what the screen says, in the language it is in. */
export class Screen {
  readonly page: Page;
  readonly texts: Messages;

  constructor(page: Page, texts: Messages = en) {
    this.page = page;
    this.texts = texts;
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  async goTo(place: 'train' | 'experiments' | 'settings'): Promise<void> {
    const navigation = this.page.getByRole('navigation');
    await navigation.getByRole('link', { name: this.texts.shell[place], exact: true }).click();
  }

  number(setting: Setting): Locator {
    const name = this.texts.config.names[setting];
    return this.page.getByRole('spinbutton', { name, exact: true });
  }

  async setNumber(setting: Setting, value: number): Promise<void> {
    await this.number(setting).fill(String(value));
  }

  async numberOf(setting: Setting): Promise<number> {
    return Number(await this.number(setting).inputValue());
  }

  async trainOn(examples: number): Promise<void> {
    const all = this.page.getByRole('switch', { name: this.texts.train.allExamples });
    if ((await all.getAttribute('aria-checked')) === 'true') await all.click();
    await this.setNumber('trainSubset', examples);
  }

  /** Whether there is MNIST or not: trains on the digits the program draws. */
  async chooseDigits(): Promise<void> {
    const name = this.texts.config.names.dataset;
    await this.page.getByRole('combobox', { name }).selectOption('digits');
  }

  async nameRun(name: string): Promise<void> {
    await this.page.getByRole('textbox', { name: this.texts.train.name, exact: true }).fill(name);
  }

  start(): Promise<void> {
    return this.button(this.texts.train.start).click();
  }

  /** The live run's own part of the Train screen. */
  get live(): Locator {
    return this.page.getByRole('region', { name: this.texts.train.live });
  }

  async liveStatus(status: Status): Promise<void> {
    await this.live
      .getByText(this.texts.status[status], { exact: true })
      .first()
      .waitFor({ timeout: TRAINING_LIMIT });
  }

  /** The log as it stands, without spaces around it. */
  async log(): Promise<string> {
    return ((await this.page.getByRole('log').textContent()) ?? '').trim();
  }

  /** The epoch that each chart over epochs has come to. */
  async chartEpochs(): Promise<number[]> {
    const axis = this.texts.charts.axisLabel.epoch;
    const places = await this.page.locator('figure[data-chart] .place').allInnerTexts();
    return places
      .filter((place) => place.startsWith(`${axis} `))
      .map((place) => Number(place.slice(axis.length)));
  }

  /** Waits until each of the lab's four charts has come to `epoch`. */
  async chartsReach(epoch: number): Promise<void> {
    const reached = async () => (await this.chartEpochs()).filter((place) => place >= epoch).length;
    await expect.poll(reached, { timeout: TRAINING_LIMIT }).toBeGreaterThanOrEqual(4);
  }

  /** The numbers each chart shows, by its id. */
  async chartData(): Promise<Record<string, ChartData>> {
    const charts = await this.page
      .locator('figure[data-chart]')
      .evaluateAll((figures: HTMLElement[]) => figures.map((figure) => figure.chartData));
    return Object.fromEntries(charts.flatMap((chart) => (chart ? [[chart.id, chart]] : [])));
  }

  row(name: string | RegExp): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name }) });
  }

  rows(): Locator {
    return this.page.getByRole('rowheader');
  }

  async chooseAction(name: string, action: 'remove' | 'rename' | 'duplicate'): Promise<void> {
    const label = fixedPart(this.texts.experiments.actionsOf);
    await this.row(name).getByRole('button', { name: label }).click();
    await this.page.getByRole('menuitem', { name: this.texts.experiments[action] }).click();
  }

  async choose(label: string): Promise<void> {
    await this.page.locator('label').getByText(label, { exact: true }).click();
  }
}
