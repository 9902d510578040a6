import { resolve } from 'node:path';
import { app } from 'electron';
import { mnistOfApp, mnistOfPackage } from '../workbench/folders.ts';

/** The folder of everything built, this file's bundle being in `main/` of it. */
const BUILT = resolve(import.meta.dirname, '..');

/** The app's archive can be read like a folder, but a thread started from it cannot load its packages. */
const unpacked = (file: string): string => file.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');

/** Where the parts of the app are. */
export const PLACES = {
  preload: resolve(BUILT, 'main/preload.cjs'),
  worker: unpacked(resolve(BUILT, 'main/worker.js')),
  renderer: resolve(BUILT, 'renderer'),
  icon: resolve(app.getAppPath(), 'assets/icon.png'),
  sample: resolve(app.getAppPath(), 'assets/sample'),
  /** An installed app has it beside its archive, for the worker reads it. */
  broughtMnist: app.isPackaged
    ? mnistOfApp(process.resourcesPath)
    : mnistOfPackage(app.getAppPath()),
};
