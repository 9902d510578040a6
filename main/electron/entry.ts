import { pathToFileURL } from 'node:url';
import { app } from 'electron';
import { runInProcess } from '../cli/inProcess.ts';
import { startedInstalled } from '../cli/startedAs.ts';
import { commandIn } from './command.ts';
import { openApp } from './main.ts';
import { PLACES, RUNNER_FILE, RUNNER_VARIABLE } from './openWorkbench.ts';

// Electron looks for a display only when this file has been run to its end, and neither the runner of
// models nor a command needs one.
if (process.env[RUNNER_VARIABLE] === '1') {
  await import(pathToFileURL(RUNNER_FILE).href);
  await new Promise(() => undefined);
}
const command = commandIn(process.argv, app.isPackaged);
if (command === null) openApp();
else {
  const parts = { ...PLACES, command: startedInstalled(process.env) };
  app.exit(await runInProcess(command, parts));
}
