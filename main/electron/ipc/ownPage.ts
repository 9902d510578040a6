import type { IpcMainInvokeEvent, WebContents } from 'electron';

/** The page that may talk to the workbench: its window's, and only while it shows our own address. */
export interface OwnPage {
  contents: WebContents;
  /** The address it was opened at. */
  address: string;
}

/** Whether a message comes from our page itself: no other page, no frame in it, no other address. */
export function isFromOwnPage(
  { sender, senderFrame }: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  { contents, address }: OwnPage,
): boolean {
  return (
    sender === contents &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    isAtSamePlace(new URL(senderFrame.url), new URL(address))
  );
}

/** Not by their origins: outside of a page those of our own scheme, of files and of data are all `null`. */
const isAtSamePlace = (a: URL, b: URL): boolean => a.protocol === b.protocol && a.host === b.host;
