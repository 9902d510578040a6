import {
  chosenDataFolder,
  chosenStoreFolder,
  compiledCodeFolder,
  dataCacheFolder,
  usualUserFolder,
} from '../workbench/folders.ts';
import type { Surroundings } from '../workbench/folders.ts';
import type { HostKind } from '../workbench/services.ts';
import { readSettings } from '../workbench/settings/settingsFile.ts';
import { createWorkbench } from '../workbench/workbench.ts';
import type { Workbench, WorkbenchOptions } from '../workbench/workbench.ts';
import type { CliContext } from './context.ts';

/** The folders a command names; null where it leaves them to environment, settings and habit. */
export interface FolderOptions {
  store: string | null;
  data: string | null;
}

/** What a command says of how its runs are trained; the settings decide of what is left out. */
export type TrainingOptions = Pick<WorkbenchOptions, 'recordLayers' | 'atOnce'>;

/** The store of a command whose option is `option`; null where it has none. */
export function storeFolder(option: string | null, surroundings: Surroundings): string {
  const userFolder = usualUserFolder(surroundings);
  const setting = readSettings(userFolder).storeFolder;
  return chosenStoreFolder({ option, setting, userFolder }, surroundings);
}

/** The store of a command whose options and environment name no other. */
export const usualStoreFolder = (surroundings: Surroundings): string =>
  storeFolder(null, {
    ...surroundings,
    env: { ...surroundings.env, BATCHNORM_WORKBENCH_STORE: undefined },
  });

/**
 * A workbench for one command. Nothing is made on disk, and no thread started, before a command
 * needs it; one that serves pages loads TensorFlow at once, while the form is looked at.
 */
export function openWorkbench(
  { surroundings, parts }: CliContext,
  folders: FolderOptions,
  host: HostKind = 'cli',
  training: TrainingOptions = {},
): Promise<Workbench> {
  const userFolder = usualUserFolder(surroundings);
  return createWorkbench({
    host,
    userFolder,
    storeFolder: storeFolder(folders.store, surroundings),
    dataFolder: chosenDataFolder(folders.data, surroundings),
    ...compiledCodeFolder(surroundings),
    cacheFolder: dataCacheFolder(userFolder),
    broughtMnist: parts.broughtMnist,
    workerFile: parts.worker,
    sampleFolder: parts.sample,
    warm: host === 'web',
    ...training,
  });
}
