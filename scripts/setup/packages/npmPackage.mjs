import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { capture, runShowingSeconds } from '../../support/command.mjs';
import { verify } from './download.mjs';
import { makeFolder, workingFolder } from '../../support/folders.mjs';

/**
 * A package of npm's registry whose content the tests use. It is never used unless its SHA-512 is
 * the one written down.
 *
 * @typedef {object} NpmPackage
 * @property {string} requirement name and version
 * @property {string} sha512 in base64, as registries give it
 */

/**
 * Makes a folder of the cache out of a package's content. It gets its name last, so a folder of
 * that name is always whole. npm downloads, so that the user's own registry and proxy are asked.
 *
 * @param {object} what
 * @param {NpmPackage} what.source
 * @param {string} what.folder
 * @param {(unpacked: string) => Promise<string>} what.arrange returns the folder that is to be kept
 */
export async function unpackNpmPackage({ source: { requirement, sha512 }, folder, arrange }) {
  const working = workingFolder(folder);
  // A set-up that was killed may have left some of it.
  rmSync(working, { recursive: true, force: true });
  makeFolder(working);
  try {
    const packed = await runShowingSeconds({
      label: `Fetching ${requirement} for tests`,
      command: 'npm',
      args: ['pack', requirement, '--silent'],
      cwd: working,
      problem: () =>
        `npm could not fetch ${requirement}; check the network and npm's registry setting.`,
    });
    const file = path.join(working, packed.trim());
    await verify(file, Buffer.from(sha512, 'base64').toString('hex'), 'sha512');
    await capture('tar', ['-xzf', file], { cwd: working });
    rmSync(file);
    renameSync(await arrange(path.join(working, 'package')), folder);
  } finally {
    rmSync(working, { recursive: true, force: true });
  }
}
