import { spawnSync } from 'node:child_process';
import packageJson from '../../../package.json' with { type: 'json' };
import { makeDeb } from '../../../scripts/package/deb/makeDeb.mjs';
import { capture } from '../../../scripts/support/command.mjs';
import { privilege } from '../../../scripts/setup/testTools/systemPackages.mjs';

/** Of the package that is upgraded: lower than any release. */
export const OLDER_VERSION = '0.9.0';
const NAME = 'batchnorm-workbench';
/** Larger than a better level would make it, but there within seconds. */
const QUICK = ['-Zgzip', '-z1'];
const UNPACKED = ['-Znone'];

/** Why this machine cannot install the package and remove it again; null where it can. */
export function whyNotInstallable(): string | null {
  if (spawnSync('dpkg', ['--version']).status !== 0) return 'this system has no dpkg';
  if (privilege() === undefined) return 'this user can install nothing';
  const status = spawnSync('dpkg-query', ['-W', '-f', '${Status}', NAME], { encoding: 'utf8' });
  return status.stdout.includes('ok installed') ? 'somebody uses an installed one here' : null;
}

/** The package of the unpacked app, and one of a lower version. */
export async function makePackages(app: string): Promise<{ current: string; older: string }> {
  return {
    current: await makeDeb(app, packageJson, QUICK),
    older: await makeDeb(app, { ...packageJson, version: OLDER_VERSION }, UNPACKED),
  };
}

/** Runs dpkg as root. @returns what it printed; rejects when it failed */
async function dpkg(...args: string[]): Promise<string> {
  const { ok, output } = await capture('env', [...(privilege() ?? []), 'dpkg', ...args]);
  if (!ok) throw new Error(`dpkg ${args.join(' ')} failed: ${output}`);
  return output;
}

/** Does not wait until every file is on the disk, as only a machine that loses its power needs. */
export const installPackage = (file: string): Promise<string> =>
  dpkg('--force-unsafe-io', '-i', file);
export const removePackage = (): Promise<string> => dpkg('-r', NAME);
/** Leaves nothing behind, however far a test came. */
export const purgePackage = (): Promise<string> => dpkg('-P', NAME);
