import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './build.mjs';
import { STEPS } from './setup.mjs';
import { DIST } from './support/paths.mjs';
import { setUp, succeedsOrExplains } from './support/steps.mjs';

/**
 * Sets up and builds what is missing, then runs one of the built programs.
 *
 * It runs in this same process rather than in a child: so Ctrl+C, signals, exit code and the
 * terminal are its own, with no one in between to pass them on.
 *
 * @param {string} program a file under dist/
 * @param {string[]} args
 * @param {() => Promise<void>} [prepare] what else to make first
 */
export async function runBuilt(program, args, prepare = async () => {}) {
  const isReady = await succeedsOrExplains(async () => {
    await setUp(STEPS);
    await buildIfStale();
    await prepare();
  });
  if (!isReady) return;

  const file = path.join(DIST, program);
  process.argv = [process.execPath, file, ...args];
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(file).href);
}
