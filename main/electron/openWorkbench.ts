import {
  chosenDataFolder,
  chosenStoreFolder,
  compiledCodeFolder,
  dataCacheFolder,
  hereAndNow,
  usualUserFolder,
} from '../workbench/folders.ts';
import type { ChooseFolder, OpenedFiles } from '../workbench/services.ts';
import { readSettings } from '../workbench/settings/settingsFile.ts';
import { createWorkbench } from '../workbench/workbench.ts';
import type { Workbench } from '../workbench/workbench.ts';
import { PLACES } from './places.ts';

const here = hereAndNow();

/** The person's own folder, the same for every host: settings, data sets, the usual store. */
export const USER_FOLDER = usualUserFolder(here);

/** The workbench of this app. TensorFlow is loaded at once, while the person looks at the form. */
export function openWorkbench(
  chooseFolder: ChooseFolder,
  openedFiles: OpenedFiles,
): Promise<Workbench> {
  const setting = readSettings(USER_FOLDER).storeFolder;
  return createWorkbench({
    host: 'electron',
    userFolder: USER_FOLDER,
    storeFolder: chosenStoreFolder({ option: null, setting, userFolder: USER_FOLDER }, here),
    dataFolder: chosenDataFolder(null, here),
    ...compiledCodeFolder(here),
    cacheFolder: dataCacheFolder(USER_FOLDER),
    broughtMnist: PLACES.broughtMnist,
    workerFile: PLACES.worker,
    sampleFolder: PLACES.sample,
    warm: true,
    chooseFolder,
    openedFiles,
  });
}
