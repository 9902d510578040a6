import { ipcMain } from 'electron';
import type { IpcMainInvokeEvent } from 'electron';
import { parseInput } from '../../../shared/contract/client.ts';
import type { WorkbenchClient } from '../../../shared/contract/client.ts';
import { COMMAND_NAMES } from '../../../shared/contract/commands.ts';
import { answerWith } from '../../../shared/contract/envelope.ts';
import type { WorkbenchEvent } from '../../../shared/contract/events.ts';
import { message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { EVENT_CHANNEL } from './channels.ts';
import { isFromOwnPage } from './ownPage.ts';
import type { OwnPage } from './ownPage.ts';

/** Lets our page call every command of the contract. Refuses every other sender. */
export function openIpcGate(workbench: WorkbenchClient, page: OwnPage): void {
  for (const command of COMMAND_NAMES) {
    ipcMain.handle(command, (event, input: unknown) =>
      answerWith(async () => {
        checkSender(event, page);
        return workbench.call(command, parseInput(command, input));
      }),
    );
  }
}

/** Sends `event` to the page, if there still is one. */
export function sendToPage({ contents }: OwnPage, event: WorkbenchEvent): void {
  if (!contents.isDestroyed()) contents.send(EVENT_CHANNEL, event);
}

/** @throws {WorkbenchError} `not-allowed` unless the message comes from our page itself. */
function checkSender(event: IpcMainInvokeEvent, page: OwnPage): void {
  if (isFromOwnPage(event, page)) return;
  throw new WorkbenchError(
    'not-allowed',
    message('requestNotFromPage'),
    message('requestUseWindow'),
  );
}
