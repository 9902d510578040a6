import { app } from 'electron';
import { runInProcess } from '../../../main/cli/inProcess.ts';
import { startedInstalled } from '../../../main/cli/startedAs.ts';
import { commandIn } from '../../../main/electron/command.ts';
import { keepGraphicsDriversOut } from '../../../main/electron/graphicsDrivers.ts';
import { openApp } from '../../../main/electron/main.ts';
import { PLACES } from '../../../main/electron/places.ts';

/**
 * What `main/electron/entry.ts` does, for an Electron whose program is no module and awaits nothing:
 * there a command runs when the app is ready.
 */
const command = commandIn(process.argv, app.isPackaged);
if (command === null) {
  openApp();
} else {
  keepGraphicsDriversOut();
  void app
    .whenReady()
    .then(() => runInProcess(command, { ...PLACES, command: startedInstalled(process.env) }))
    .then((code) => app.exit(code));
}
