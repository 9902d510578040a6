import { resolve } from 'node:path';
import { mnistOfPackage } from '../workbench/folders.ts';
import { runInProcess } from './inProcess.ts';
import { startedInClone } from './startedAs.ts';

/** The folder of everything built, this file's bundle being in `main/` of it. */
const BUILT = resolve(import.meta.dirname, '..');

process.exitCode = await runInProcess(process.argv.slice(2), {
  worker: resolve(BUILT, 'main/worker.js'),
  runner: { program: process.execPath, args: [resolve(BUILT, 'main/onnx.js')] },
  renderer: resolve(BUILT, 'renderer'),
  sample: resolve(BUILT, '../assets/sample'),
  broughtMnist: mnistOfPackage(resolve(BUILT, '..')),
  command: startedInClone(resolve(BUILT, '..'), resolve(BUILT, 'main/cli.js'), process.env),
});
