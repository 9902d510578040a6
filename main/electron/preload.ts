import { contextBridge, ipcRenderer } from 'electron';
import type { IpcRendererEvent } from 'electron';
import { COMMAND_NAMES } from '../../shared/contract/commands.ts';
import type { CommandName } from '../../shared/contract/commands.ts';
import type { WorkbenchBridge } from '../../shared/contract/envelope.ts';
import { EVENT_CHANNEL } from './channels.ts';

type Call = WorkbenchBridge['call'][CommandName];

/** One method for each command and no other way through: the page never names a channel. */
const methods = COMMAND_NAMES.map((command): [CommandName, Call] => [
  command,
  (input) => ipcRenderer.invoke(command, input),
]);

const bridge: WorkbenchBridge = {
  call: Object.fromEntries(methods) as WorkbenchBridge['call'],
  subscribe(listener) {
    const hear = (_event: IpcRendererEvent, message: unknown) => listener(message);
    ipcRenderer.on(EVENT_CHANNEL, hear);
    return () => void ipcRenderer.removeListener(EVENT_CHANNEL, hear);
  },
};

contextBridge.exposeInMainWorld('workbench', bridge);
