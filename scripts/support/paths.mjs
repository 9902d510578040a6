import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const DIST = path.join(ROOT, 'dist');
export const TFJS_NODE = path.join(ROOT, 'node_modules/@tensorflow/tfjs-node');

/** For example `linux-x64`. */
export const PLATFORM = `${process.platform}-${process.arch}`;

/**
 * Where the large downloads are kept: outside the clone, so that a second clone (or a removed
 * `node_modules`) does not fetch them again.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 */
export function cacheFolder(env = process.env, platform = process.platform) {
  if (env.BATCHNORM_WORKBENCH_CACHE) return path.resolve(env.BATCHNORM_WORKBENCH_CACHE);
  return path.join(usualCacheFolder(env, platform), 'batchnorm-workbench');
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 */
function usualCacheFolder(env, platform) {
  if (platform === 'win32') return env.LOCALAPPDATA ?? path.join(homedir(), 'AppData', 'Local');
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Caches');
  return env.XDG_CACHE_HOME || path.join(homedir(), '.cache');
}
