import { spawn } from 'node:child_process';
import { findElectron } from '../setup/electronApp.mjs';
import { ROOT } from '../support/paths.mjs';
import { isWsl } from '../setup/machine.mjs';

/** An Electron that cannot open a window at all (no sandbox allowed, a library missing) ends this soon. */
const STILLBORN_MS = 10_000;

/**
 * Why no window can be opened here; undefined when one can be tried.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @param {boolean} isRoot
 */
export function whyNoWindow(env, platform, isRoot) {
  if (platform !== 'linux') return undefined;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) {
    return isWsl(env)
      ? 'there is no display (WSLg brings one: run "wsl --update" in Windows)'
      : 'there is no display';
  }
  if (isRoot) return 'Electron does not run as root';
  return undefined;
}

/**
 * Opens the built workbench in Electron and waits until it ends.
 *
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] added to this process's
 * @returns {Promise<string | undefined>} why it could not be opened; undefined when it was
 */
export async function openWindow(args, env = {}) {
  const problem = whyNoWindow(process.env, process.platform, process.getuid?.() === 0);
  if (problem) return problem;
  const electron = await findElectron();
  if (!electron) return 'Electron cannot be downloaded from here';

  const start = performance.now();
  const code = await runToEnd(electron, [ROOT, ...args], { ...process.env, ...env });
  const isStillborn = code !== 0 && performance.now() - start < STILLBORN_MS;
  if (isStillborn) return 'Electron could not open a window';
  process.exitCode = code ?? 1;
  return undefined;
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number | null>} the exit code
 */
function runToEnd(command, args, env) {
  const child = spawn(command, args, { stdio: 'inherit', env });
  // The terminal sends Ctrl+C to both; this one waits for the app to save and end.
  const pass = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', pass);
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', resolve);
  });
}
