import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator } from 'playwright';
import { openInBrowser } from '../support/hosts/openInBrowser.ts';
import type { OpenedWorkbench } from '../support/hosts/openedWorkbench.ts';
import { makeUserHome } from '../support/hosts/userHome.ts';
import { Screen, TRAINING_LIMIT } from './screen.ts';

/** More stops than any screen has. */
const MOST_STOPS = 80;
/** Stops of Tab to Start, on the Train screen that was just opened. */
const STOPS_TO_START = 15;

describe('a person without a mouse', { timeout: 2 * TRAINING_LIMIT }, () => {
  const home = makeUserHome();
  let opened: OpenedWorkbench;
  let screen: Screen;

  beforeAll(async () => {
    opened = await openInBrowser(home);
    screen = new Screen(opened.page);
    await opened.page.getByRole('navigation').waitFor();
  });
  afterAll(async () => {
    await opened.close();
    home.remove();
  });

  const press = (key: string) => opened.page.keyboard.press(key);
  const type = (text: string) => opened.page.keyboard.type(text);

  /** Presses Tab (or Shift+Tab) until `target` has the focus, which has to be seen. */
  async function reach(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await target.waitFor();
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) {
        expect(await target.evaluate((element) => element.matches(':focus-visible'))).toBe(true);
        return;
      }
      await press(key);
    }
    throw new Error(`Tab never came to ${target.toString()}`);
  }

  async function visit(place: 'train' | 'experiments' | 'settings'): Promise<void> {
    await press('g');
    await press(place.charAt(0));
    await opened.page.waitForURL(new RegExp(`#/${place}$`));
  }

  const focused = () => opened.page.locator(':focus');
  const place = () => new URL(opened.page.url()).hash;

  it('comes to Start with few presses of Tab, and reaches the screens by one stop', async () => {
    const { page, texts } = screen;
    await page.reload();
    await page.getByRole('navigation').waitFor();
    const start = screen.button(texts.train.start);
    await start.waitFor();
    let stops = 0;
    while (!(await start.evaluate((element) => element === document.activeElement))) {
      await press('Tab');
      stops += 1;
      expect(stops).toBeLessThan(STOPS_TO_START);
    }
    console.log(`Tab stops to Start: ${stops}`);

    await reach(page.getByRole('link', { name: texts.shell.train, exact: true }), 'Shift+Tab');
    await press('ArrowDown');
    await press('Enter');
    await expect.poll(place).toBe('#/experiments');
    await press('1');
    await expect.poll(place).toBe('#/train');
  });

  it('reads the help of a field from the field', async () => {
    const { page } = screen;
    await reach(screen.number('batchSize'));
    await press('F1');
    await page.locator('[role=tooltip]').first().waitFor();
    await press('Escape');
    await expect.poll(() => page.locator('[role=tooltip]').count()).toBe(0);
    await press('F1');
    await page.locator('[role=tooltip]').first().waitFor();
    await press('F1');
    await expect.poll(place).toBe('#/learn/glossary/batchSize');
    await press('g');
    await press('t');
    await screen.number('batchSize').waitFor();
  });

  it('types letters into a field without leaving the screen', async () => {
    const name = screen.page.getByRole('textbox', { name: screen.texts.train.name, exact: true });
    await reach(name);
    await type('ge?/jkx12');
    expect(await name.inputValue()).toBe('ge?/jkx12');
    expect(place()).toBe('#/train');
    expect(await screen.page.getByRole('dialog').count()).toBe(0);
    await press('Control+A');
    await press('Delete');
  });

  it('finds screens, settings, terms and actions in the palette', async () => {
    const { page, texts } = screen;
    const choose = async (words: string) => {
      await press('Control+k');
      await page.getByRole('combobox', { name: texts.palette.title }).waitFor();
      await type(words);
      await press('Enter');
    };
    await choose(texts.config.names.learningRate);
    await expect.poll(() => focused().getAttribute('role')).toBe('spinbutton');
    await choose(texts.learn.glossary.term.epsilon.name);
    await expect.poll(place).toBe('#/learn/glossary/epsilon');
    await choose('experim');
    await expect.poll(place).toBe('#/experiments');
    await choose('theme dark');
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
    await choose('theme system');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await press('?');
    await page.getByRole('dialog', { name: texts.shortcuts.title }).waitFor();
    await press('Escape');
    await visit('train');
  });

  it('sets up a run, starts it, pauses it, goes on and stops it', async () => {
    const { train } = screen.texts;
    await reach(screen.number('epochs'));
    await press('Control+A');
    await type('1000');
    await reach(opened.page.getByRole('textbox', { name: train.name, exact: true }));
    await type('without a mouse');
    await press('Control+Enter');
    await screen.chartsReach(1);
    for (const [button, status] of [
      [train.pause, 'paused'],
      [train.resume, 'running'],
      [train.stop, 'stopped'],
    ] as const) {
      await reach(screen.button(button));
      await press('Enter');
      await screen.liveStatus(status);
    }
  });

  it('looks closer at a chart', async () => {
    const plot = opened.page.locator('figure[data-chart=stepLoss] [role=img]');
    await reach(plot);
    const view = async () => (await screen.chartData())['stepLoss']?.view?.x;
    const [from = 0, to = 0] = (await view()) ?? [];
    await press('+');
    await expect
      .poll(async () => {
        const [left = 0, right = 0] = (await view()) ?? [];
        return right - left;
      })
      .toBeLessThan(to - from);
    await press('0');
  });

  it('renames, deletes and brings back a run', async () => {
    await visit('experiments');
    await press('/');
    await type('without status:stopped lr<1');
    await press('Enter');
    await expect.poll(() => focused().textContent()).toContain('without a mouse');
    await press('/');
    await press('Delete');
    await press('Enter');
    await expect.poll(() => focused().textContent()).toContain('without a mouse');
    await press('F2');
    await type('by keyboard alone');
    await press('Enter');
    await screen.row('by keyboard alone').waitFor();

    await reach(screen.row('by keyboard alone').getByRole('button', { name: /^Actions for/ }));
    await press('Enter');
    await opened.page.getByRole('menuitem', { name: 'Move to trash' }).waitFor();
    await press('End');
    await press('Enter');
    await expect.poll(() => screen.rows().count()).toBe(0);
    await reach(screen.button('Undo'));
    await press('Enter');
    await screen.row('by keyboard alone').waitFor();
  });

  it('opens the run, goes through its parts, and chooses how the workbench looks', async () => {
    await press('j');
    await expect.poll(() => focused().textContent()).toContain('by keyboard alone');
    await press('x');
    await reach(screen.button(screen.texts.experiments.tagSelected), 'Shift+Tab');
    await press('Enter');
    await reach(opened.page.getByLabel(screen.texts.train.tags, { exact: true }));
    await type('tagged');
    await press('Enter');
    await reach(screen.button(screen.texts.common.save));
    await press('Enter');
    await screen.row('by keyboard alone').getByText('tagged', { exact: true }).waitFor();
    await screen.button(screen.texts.experiments.compareSelected).waitFor();
    await press('Escape');
    await expect
      .poll(() => screen.button(screen.texts.experiments.compareSelected).count())
      .toBe(0);
    await press('j');
    await press('Enter');
    await expect.poll(place).toMatch(/^#\/experiments\/./);
    await press('Escape');
    await expect.poll(place).toBe('#/experiments');
    await expect.poll(() => focused().textContent()).toContain('by keyboard alone');
    await press('Enter');
    await reach(opened.page.getByRole('tab', { name: 'Charts' }));
    await press('ArrowRight');
    await opened.page.getByRole('tab', { name: 'Log', selected: true }).waitFor();

    await visit('settings');
    await reach(opened.page.getByRole('radio', { name: 'System' }).last());
    await press('ArrowLeft');
    await expect.poll(() => opened.page.locator('html').getAttribute('data-theme')).toBe('dark');
  });

  it('draws a digit', async () => {
    const { page, texts } = screen;
    await visit('experiments');
    await press('j');
    await press('Enter');
    await reach(screen.button(texts.inspect.open));
    await press('Enter');
    await reach(page.getByRole('tab', { selected: true }));
    const draw = page.getByRole('tab', { name: texts.inspect.tabs.draw, selected: true });
    while ((await draw.count()) === 0) await press('ArrowRight');
    await reach(page.getByRole('application', { name: texts.inspect.pad }));
    await press('Space');
    for (let row = 0; row < 4; row += 1) await press('Shift+ArrowDown');
    await press('Space');
    await page.getByRole('table', { name: texts.inspect.probabilities }).first().waitFor();
  });
});
