import { app } from 'electron';
import { runInProcess } from '../cli/inProcess.ts';
import { startedInstalled } from '../cli/startedAs.ts';
import { commandIn } from './command.ts';
import { openApp } from './main.ts';
import { PLACES } from './openWorkbench.ts';

const command = commandIn(process.argv, app.isPackaged);
if (command === null) openApp();
// Electron looks for a display only when this file has been run to its end, and a command needs none.
else {
  const parts = { ...PLACES, command: startedInstalled(process.env) };
  app.exit(await runInProcess(command, parts));
}
