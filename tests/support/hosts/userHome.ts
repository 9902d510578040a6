import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A person's home of their own: settings, store and data sets of one test, and no one else's. */
export interface UserHome {
  /** What to start a host with, so that it lives here. */
  env: Record<string, string>;
  storeFolder: string;
  userFolder: string;
  cacheFolder: string;
  remove(): void;
}

/** A fresh home. MNIST is where the program finds it by itself. */
export function makeUserHome(): UserHome {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-home-'));
  const userFolder = join(folder, 'batchnorm-workbench');
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !entry[0].startsWith('BATCHNORM_WORKBENCH_'),
  );
  return {
    env: {
      ...Object.fromEntries(inherited),
      XDG_DATA_HOME: folder,
      // Where the tests' machine is in the world should not show.
      LANG: 'en_US.UTF-8',
      LANGUAGE: 'en_US',
    },
    userFolder,
    storeFolder: join(userFolder, 'experiments'),
    cacheFolder: join(userFolder, 'data'),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
