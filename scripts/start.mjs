import { buildIfStale } from './build.mjs';
import { runBuilt } from './runBuilt.mjs';
import { STEPS } from './setup.mjs';
import { setUp, succeedsOrExplains } from './support/steps.mjs';
import { openWindow } from './start/window.mjs';

/**
 * `npm start` opens the workbench in a window; where there can be none it serves it to a browser.
 * `npm start -- --web` serves it in any case. Further arguments go to the host that is opened.
 */
const args = process.argv.slice(2);
const serve = () => runBuilt('main/cli.js', ['serve', ...args.filter((arg) => arg !== '--web')]);

const isReady = await succeedsOrExplains(async () => {
  await setUp(STEPS);
  await buildIfStale();
});
if (isReady && args.includes('--web')) await serve();
else if (isReady) {
  const problem = await openWindow(args);
  if (problem) {
    console.error(`No window: ${problem}. The workbench is served to a browser instead.`);
    await serve();
  }
}
