import { ipcMain } from 'electron';
import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { parseInput } from '../../shared/contract/client.ts';
import type { WorkbenchClient } from '../../shared/contract/client.ts';
import { COMMAND_NAMES } from '../../shared/contract/commands.ts';
import { answerWith } from '../../shared/contract/envelope.ts';
import type { WorkbenchEvent } from '../../shared/contract/events.ts';
import { WorkbenchError } from '../../shared/errors/workbenchError.ts';
import { EVENT_CHANNEL } from './channels.ts';

/** The page that may talk to the workbench: its window's, and only while it shows our own address. */
export interface OwnPage {
  contents: WebContents;
  /** The address it was opened at. */
  address: string;
}

/** Lets our page call every command of the contract. Nobody else is heard. */
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

/** Tells `event` to the page, if there still is one. */
export function tellPage({ contents }: OwnPage, event: WorkbenchEvent): void {
  if (!contents.isDestroyed()) contents.send(EVENT_CHANNEL, event);
}

/** @throws {WorkbenchError} `not-allowed` unless the message comes from our page itself, not from a frame in it. */
function checkSender(
  { sender, senderFrame }: IpcMainInvokeEvent,
  { contents, address }: OwnPage,
): void {
  const isOurs =
    sender === contents &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    new URL(senderFrame.url).origin === new URL(address).origin;
  if (isOurs) return;
  throw new WorkbenchError(
    'not-allowed',
    'The request does not come from the page of the workbench.',
    'Use the window of the workbench itself.',
  );
}
