import { contextBridge, ipcRenderer } from 'electron';
import type { IpcRendererEvent } from 'electron';
import type { CommandName } from '../../../shared/contract/commands.ts';
import type { WorkbenchBridge } from '../../../shared/contract/envelope.ts';
import { commandsIn, EVENT_CHANNEL } from './channels.ts';

type Call = WorkbenchBridge['call'][CommandName];

/**
 * One method for each command and no other way through: the page never names a channel. The names
 * come from the main process: the contract itself, with all its schemas, would hold up every start.
 */
const methods = commandsIn(process.argv).map((command): [string, Call] => [
  command,
  (input) => ipcRenderer.invoke(command, input),
]);

const bridge: WorkbenchBridge = {
  call: Object.fromEntries(methods) as WorkbenchBridge['call'],
  subscribe(listener) {
    const receive = (_event: IpcRendererEvent, message: unknown) => listener(message);
    ipcRenderer.on(EVENT_CHANNEL, receive);
    return () => void ipcRenderer.removeListener(EVENT_CHANNEL, receive);
  },
};

contextBridge.exposeInMainWorld('workbench', bridge);
