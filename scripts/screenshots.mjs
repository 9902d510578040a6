import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { buildIfStale } from './build.mjs';
import { serveRealRuns } from './screenshots/served.mjs';
import { Tour } from './screenshots/tour.mjs';
import { STEPS } from './setup.mjs';
import { ROOT } from './setup/paths.mjs';
import { setUp, succeedsOrExplains } from './setup/steps.mjs';
import { TEST_TOOLS } from './setup/testTools.mjs';

/** Outside git, and outside dist, which each build replaces. */
const FOLDER = path.join(ROOT, 'release/screenshots');
const LANGUAGES = ['en', 'ko'];
const THEMES = ['light', 'dark'];
const LAPTOP = { width: 1280, height: 800 };
const PROJECTOR = { width: 1920, height: 1080 };
const README_PICTURE = path.join(ROOT, 'assets/screenshots/train.png');

/** `npm run screenshots` takes a picture of every screen, in both languages and both themes. */
await succeedsOrExplains(async () => {
  await setUp([...STEPS, ...TEST_TOOLS]);
  await buildIfStale();
  mkdirSync(FOLDER, { recursive: true });
  mkdirSync(path.dirname(README_PICTURE), { recursive: true });
  const { chromium } = await import('playwright');
  const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const served = await serveRealRuns();
  const page = await browser.newPage({ viewport: LAPTOP });
  await page.goto(served.address);
  const tour = new Tour(page, FOLDER);
  try {
    await tour.begin();
    await inEveryLook(tour, () => tour.savedRuns());
    await tour.startLab();
    await inEveryLook(tour, () => tour.train('train-live'));
    await tour.labFinished();
    await inEveryLook(tour, () => tour.train('train-finished'));
    await page.setViewportSize(PROJECTOR);
    await inEveryLook(tour, () => tour.train('train-1920'));
    await page.setViewportSize({ width: 1280, height: 940 });
    await tour.look('en', 'light');
    await tour.train('train-readme', README_PICTURE);
  } finally {
    await browser.close();
    await served.close();
  }
  console.log(`${tour.taken} pictures are in ${path.relative(ROOT, FOLDER)}.`);
});

/**
 * @param {Tour} tour
 * @param {() => Promise<void>} visit
 */
async function inEveryLook(tour, visit) {
  for (const language of LANGUAGES) {
    for (const theme of THEMES) {
      await tour.look(language, theme);
      await visit();
    }
  }
}
