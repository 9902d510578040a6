import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import path from 'node:path';
import { buildIfStale, buildPrograms } from './build.mjs';
import { STEPS } from './setup.mjs';
import { findElectron } from './setup/electronApp.mjs';
import { DIST, ROOT } from './support/paths.mjs';
import { setUp, succeedsOrExplains } from './support/steps.mjs';
import { whyNoWindow } from './start/window.mjs';
import { startPageServer } from './start/pageServer.mjs';

/**
 * `npm run dev`: the page is updated in place as its files change, the rest is built again and
 * started again. In a window where there can be one, else in a browser.
 */
const SETTLED_MS = 150;
/** A fixed port, so that a page that is open finds the web host again after each start. */
const WEB_PORT = 4180;

await succeedsOrExplains(async () => {
  await setUp(STEPS);
  await buildIfStale();
  const page = await startPageServer(WEB_PORT);
  const command = await hostCommand(page);
  let host = start(command);

  let settling = setTimeout(() => undefined);
  const restart = async () => {
    await buildPrograms(DIST);
    const ended = new Promise((resolve) => host.on('close', resolve));
    // One that has ended by itself has nothing to end.
    if (host.exitCode === null && host.kill()) await ended;
    host = start(command);
  };
  for (const folder of ['main', 'shared']) {
    watch(path.join(ROOT, folder), { recursive: true }, () => {
      clearTimeout(settling);
      settling = setTimeout(() => void restart().catch(console.error), SETTLED_MS);
    });
  }
});

/**
 * @typedef {{ file: string, args: string[], env: NodeJS.ProcessEnv }} HostCommand
 *
 * @param {import('./start/pageServer.mjs').PageServer} page
 * @returns {Promise<HostCommand>}
 */
async function hostCommand(page) {
  const problem = whyNoWindow(process.env, process.platform, process.getuid?.() === 0);
  const electron = problem ? undefined : await findElectron();
  if (electron)
    return { file: electron, args: [ROOT], env: { BATCHNORM_WORKBENCH_PAGE: page.url } };

  console.error(`Open the printed address with ${page.url} in place of its beginning.`);
  const args = [path.join(DIST, 'main/cli.js'), 'serve', '--port', String(WEB_PORT)];
  return { file: process.execPath, args, env: {} };
}

/** @param {HostCommand} command */
function start({ file, args, env }) {
  return spawn(file, args, { stdio: 'inherit', env: { ...process.env, ...env } });
}
