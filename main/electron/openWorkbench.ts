import { resolve } from 'node:path';
import { app } from 'electron';
import {
  chosenDataFolder,
  chosenStoreFolder,
  compiledCodeFolder,
  dataCacheFolder,
  hereAndNow,
  usualUserFolder,
  mnistOfApp,
  mnistOfPackage,
} from '../workbench/folders.ts';
import type { ChooseFolder, OpenedFiles } from '../workbench/services.ts';
import { readSettings } from '../workbench/settings/settingsFile.ts';
import { createWorkbench } from '../workbench/workbench.ts';
import type { Workbench } from '../workbench/workbench.ts';

/** The folder of everything built, this file's bundle being in `main/` of it. */
const BUILT = resolve(import.meta.dirname, '..');

/** The app's archive can be read like a folder, but a thread started from it cannot load its packages. */
const unpacked = (file: string): string => file.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');

/** Set for a process of the app that is the runner of models, and nothing else. */
export const RUNNER_VARIABLE = 'BATCHNORM_WORKBENCH_RUNNER';
export const RUNNER_FILE = unpacked(resolve(BUILT, 'main/onnx.js'));

/** What Chromium itself was told, such as to run without a sandbox. */
const isSwitch = (word: string): boolean => word === '--no-sandbox';

/** Where the parts of the app are. */
export const PLACES = {
  preload: resolve(BUILT, 'main/preload.cjs'),
  worker: unpacked(resolve(BUILT, 'main/worker.js')),
  runner: {
    program: process.execPath,
    // A packaged app is its own program; otherwise Electron is told which app it is.
    args: [
      ...process.argv.slice(1).filter(isSwitch),
      ...(app.isPackaged ? [] : [app.getAppPath()]),
    ],
    env: { [RUNNER_VARIABLE]: '1' },
  },
  renderer: resolve(BUILT, 'renderer'),
  icon: resolve(app.getAppPath(), 'assets/icon.png'),
  sample: resolve(app.getAppPath(), 'assets/sample'),
  /** An installed app has it beside its archive, for the worker reads it. */
  broughtMnist: app.isPackaged
    ? mnistOfApp(process.resourcesPath)
    : mnistOfPackage(app.getAppPath()),
};

const here = hereAndNow();

/** The person's own folder, the same for every host: settings, data sets, the usual store. */
export const USER_FOLDER = usualUserFolder(here);

/** The workbench of this app. TensorFlow is loaded at once, while the person looks at the form. */
export function openDesktopWorkbench(
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
