import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Removes what builds of `dist` left that were killed: folders named by processes that are gone.
 *
 * @param {string} dist
 */
export function sweepBuilds(dist) {
  const parent = path.dirname(dist);
  const prefix = path.basename(dist);
  for (const name of readdirSync(parent)) {
    const [, made, owner] = /^(.+)\.(?:new|old)-(\d+)$/.exec(name) ?? [];
    if (made !== prefix || isRunning(Number(owner))) continue;
    rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
