import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CHAPTERS } from '../../renderer/state/glossary/terms.ts';
import { en } from '../../renderer/i18n/en/index.ts';
import type { Experiment } from '../../shared/domain/experiment.ts';
import { openInBrowser } from '../support/hosts/openInBrowser.ts';
import { makeUserHome } from '../support/hosts/userHome.ts';
import type { UserHome } from '../support/hosts/userHome.ts';
import { prunedClone } from '../support/prunedClone.ts';
import { settled } from '../support/tour/settled.ts';
import { tellStage } from '../support/stage.ts';
import { stockStore } from '../support/tour/stock.ts';
import { APPEARANCES } from '../support/tour/tour.ts';
import type { Appearance } from '../support/tour/tour.ts';
import { Photographer } from './photographer.ts';
import type { Shot } from './photographer.ts';

/** Outside git, and outside dist, which each build replaces. */
const FOLDER = resolve('release/screenshots');
/** What README.md shows. */
const README_FOLDER = resolve('assets/screenshots');

const LAPTOP = { width: 1280, height: 800 };
const PROJECTOR = { width: 1920, height: 1080 };
/** What is read on a page of text, beside it. */
const README_PAGE = { width: 1280, height: 940 };

const LONGEST_TRAINING = 600_000;

const ENGLISH: Appearance = { language: 'en', theme: 'light' };
const KOREAN: Appearance = { language: 'ko', theme: 'dark' };
const EVERY = APPEARANCES.map((look): Shot => ({ ...look, ...LAPTOP }));
/** A theme decides the colors and a language the words: enough for states. */
const BOTH = [ENGLISH, KOREAN].map((look): Shot => ({ ...look, ...LAPTOP }));

/** Opens a home, does `work` on it, and closes it. @returns how many pictures were taken */
async function photograph(
  home: UserHome,
  work: (photographer: Photographer) => Promise<void>,
  cli?: string,
): Promise<number> {
  const opened = await openInBrowser(home, cli);
  await opened.page.emulateMedia({ reducedMotion: 'reduce' });
  await opened.page.getByRole('navigation').waitFor();
  const photographer = new Photographer(opened.page, FOLDER);
  try {
    await work(photographer);
  } finally {
    await opened.close();
  }
  return photographer.taken;
}

/** Before there is anything, and a first run as it goes. */
async function photographEmpty(photographer: Photographer): Promise<void> {
  const { tour } = photographer;
  photographer.shots = EVERY;
  for (const screen of ['train', 'experiments', 'compare', 'inspect']) {
    await tour.screen(`empty-${screen}`, `/${screen}`);
  }
  photographer.shots = BOTH;
  for (const chapter of CHAPTERS) {
    await tour.screen(`empty-learn-${chapter}`, `/learn/${chapter}`);
  }
  await tour.liveRun();
}

/** Without any data but the built-in digits. */
async function photographWithoutData(photographer: Photographer): Promise<void> {
  photographer.shots = BOTH;
  await photographer.tour.screen('without-data-train', '/train');
  await photographer.tour.screen('without-data-settings', '/settings');
}

/** Every screen with runs in it, in every look; then other runs, and the projector mode. */
async function photographFull(photographer: Photographer): Promise<void> {
  const { tour, page } = photographer;
  const runs = await tour.experiments();
  const few = runs.filter(({ group }) => group === null);
  const groups = [...new Set(runs.flatMap(({ group }) => group?.id ?? []))];
  await tour.trials();
  photographer.shots = [...EVERY, { ...KOREAN, ...PROJECTOR }];
  await tour.screens(runs[0], few);

  photographer.shots = BOTH;
  for (const [index, group] of groups.entries()) {
    await tour.screen(`compare-group-${index + 1}`, `/compare?group=${group}`);
  }
  await tour.screen('compare-many', `/compare?ids=${runs.map(({ id }) => id).join(',')}`);
  for (const run of few.slice(1)) {
    await tour.goTo(`/experiments/${run.id}`);
    await tour.stop(`experiment-${run.name.slice(0, 12).replaceAll(' ', '-')}`);
  }
  await page.keyboard.press('F9');
  photographer.shots = [{ ...ENGLISH, ...PROJECTOR }];
  await tour.screen('projector-inspect', `/inspect/${runs[0]?.id ?? ''}`);
  for (const chapter of CHAPTERS) {
    await tour.screen(`projector-learn-${chapter}`, `/learn/${chapter}`);
  }
  await page.keyboard.press('F9');

  if (runs[0]) await photographForReadme(photographer, runs[0]);
}

/** The lab right after it was trained, and one digit of it among others, by both modes. */
async function photographForReadme(photographer: Photographer, lab: Experiment): Promise<void> {
  const { tour, page } = photographer;
  const { config, name } = lab;
  await photographer.arrange({ ...ENGLISH, ...README_PAGE });
  await tour.goTo('/train');
  const request = { config, repeats: 1, name, notes: '', tags: [] };
  const { ids } = await tour.call('run:start', request);
  await tour.queueDone(LONGEST_TRAINING);
  await page.waitForFunction(() =>
    document.querySelector('[role=log]')?.textContent.includes('Learning finished'),
  );
  await photographer.take(join(README_FOLDER, 'train.png'));

  await photographer.arrange({ ...ENGLISH, ...LAPTOP });
  await tour.goTo(`/inspect/${ids[0] ?? ''}`);
  await page.getByRole('tab', { name: en.inspect.tabs.mates }).click();
  await settled(page);
  await photographer.take(join(README_FOLDER, 'inspect.png'));
}

/** `npm run screenshots`: every screen and state, with real runs in it. */
async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  mkdirSync(README_FOLDER, { recursive: true });
  const empty = makeUserHome();
  const full = makeUserHome();
  const bare = makeUserHome();
  try {
    const { cli } = prunedClone(join(bare.userFolder, 'clone'));
    tellStage('Training the runs to be shown');
    await stockStore(full, null);
    const taken =
      (await photograph(empty, photographEmpty)) +
      (await photograph(bare, photographWithoutData, cli)) +
      (await photograph(full, photographFull));
    console.log(`${taken} pictures are in ${FOLDER}.`);
  } finally {
    for (const home of [empty, full, bare]) home.remove();
  }
}

await main();
