import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright';
import { openInBrowser } from '../support/hosts/openInBrowser.ts';
import { makeUserHome } from '../support/hosts/userHome.ts';
import type { UserHome } from '../support/hosts/userHome.ts';
import { mnistFolder } from '../support/mnist.ts';
import { stockStore } from '../support/tour/stock.ts';
import { LOOKS, Tour } from '../support/tour/tour.ts';
import type { Look } from '../support/tour/tour.ts';

/** Outside git, and outside dist, which each build replaces. */
const FOLDER = resolve('release/screenshots');
/** What README.md shows. */
const README_FOLDER = resolve('assets/screenshots');

const LAPTOP = { width: 1280, height: 800 };
const PROJECTOR = { width: 1920, height: 1080 };
/** Twice as large on a small laptop: what 200 % zoom leaves. */
const ZOOMED = { width: 640, height: 400 };
/** What is read on a page of text, beside it. */
const README_PAGE = { width: 1280, height: 940 };

/** How long canvases and transitions may go on after the page's elements have come to rest. */
const SETTLED = 450;

class Photographer {
  taken = 0;
  readonly page: Page;
  readonly tour: Tour;
  #suffix = '';

  constructor(page: Page) {
    this.page = page;
    this.tour = new Tour(page, (name) => this.take(join(FOLDER, `${name}-${this.#suffix}.png`)));
  }

  async dress(look: Look, size: { width: number; height: number }): Promise<void> {
    this.#suffix = `${look.language}-${look.theme}-${size.width}`;
    await this.page.setViewportSize(size);
    await this.tour.look(look);
  }

  async take(file: string): Promise<void> {
    await this.page.mouse.move(0, 0);
    await this.page.waitForTimeout(SETTLED);
    await this.page.screenshot({ path: file, animations: 'disabled' });
    this.taken += 1;
  }
}

const ENGLISH: Look = { language: 'en', theme: 'light' };
const KOREAN: Look = { language: 'ko', theme: 'dark' };

async function open(home: UserHome) {
  const opened = await openInBrowser(home);
  await opened.page.getByRole('navigation').waitFor();
  return { photographer: new Photographer(opened.page), close: () => opened.close() };
}

/** Before there is anything, and a first run as it goes. */
async function photographEmpty(home: UserHome): Promise<number> {
  const { photographer, close } = await open(home);
  const { tour } = photographer;
  for (const look of LOOKS) {
    await photographer.dress(look, LAPTOP);
    for (const screen of ['train', 'experiments', 'compare', 'inspect']) {
      await tour.screen(`empty-${screen}`, `/${screen}`);
    }
  }
  for (const look of [ENGLISH, KOREAN]) {
    await photographer.dress(look, LAPTOP);
    await tour.liveRun();
  }
  await close();
  return photographer.taken;
}

async function photographFull(home: UserHome): Promise<number> {
  const { photographer, close } = await open(home);
  const { tour } = photographer;
  const runs = await tour.experiments();
  const few = runs.filter(({ group }) => group === null);
  const groups = [...new Set(runs.flatMap(({ group }) => group?.id ?? []))];
  for (const look of LOOKS) {
    await photographer.dress(look, LAPTOP);
    await tour.screens(runs[0], few);
  }
  for (const look of [ENGLISH, KOREAN]) {
    await photographer.dress(look, LAPTOP);
    for (const [index, group] of groups.entries()) {
      await tour.screen(`compare-group-${index + 1}`, `/compare?group=${group}`);
    }
    await tour.screen('compare-many', `/compare?ids=${runs.map(({ id }) => id).join(',')}`);
    for (const run of few.slice(1)) {
      await tour.goTo(`/experiments/${run.id}`);
      await tour.stop(`experiment-${run.name.slice(0, 12).replaceAll(' ', '-')}`);
    }
    await photographer.dress(look, PROJECTOR);
    await tour.screens(runs[0], few);
    await photographer.dress(look, ZOOMED);
    await tour.screens(runs[0], few);
  }
  await photographForReadme(photographer, runs[0]?.id ?? '');
  await close();
  return photographer.taken;
}

async function photographForReadme(photographer: Photographer, lab: string): Promise<void> {
  const { tour, page } = photographer;
  await photographer.dress(ENGLISH, README_PAGE);
  const { experiment } = await tour.call('experiment:load', { id: lab });
  const { config, name } = experiment;
  await tour.goTo('/train');
  await tour.call('run:start', { config, repeats: 1, name, notes: '', tags: [] });
  await tour.queueDone(600_000);
  await page.waitForFunction(() =>
    document.querySelector('[role=log]')?.textContent.includes('Learning finished'),
  );
  await photographer.take(join(README_FOLDER, 'train.png'));
}

/** `npm run screenshots`: every screen and state, with real runs in it. */
async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  mkdirSync(README_FOLDER, { recursive: true });
  const [empty, full] = [makeUserHome(mnistFolder()), makeUserHome(mnistFolder())];
  try {
    await stockStore(full, null);
    const taken = (await photographEmpty(empty)) + (await photographFull(full));
    console.log(`${taken} pictures are in ${FOLDER}.`);
  } finally {
    empty.remove();
    full.remove();
  }
}

await main();
