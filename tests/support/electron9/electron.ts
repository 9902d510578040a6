/** What Electron 9 lacks, for the main process. */
import './node.ts';
import { app, ipcMain, protocol } from 'electron';
import type { WebContents } from 'electron';

interface OldRequest {
  url: string;
}
interface OldReply {
  statusCode: number;
  headers: Record<string, string>;
  mimeType: string;
  data: Buffer;
}
interface PageReply {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array | null;
}
interface OldProtocol {
  registerBufferProtocol(
    scheme: string,
    answer: (request: OldRequest, reply: (reply: OldReply) => void) => void,
  ): void;
}
type Listener = (event: object, ...rest: unknown[]) => unknown;
interface OldContents {
  getURL(): string;
  on(event: string, listener: Listener): void;
}
interface OldEvent {
  sender: OldContents;
  frameId: number;
  senderFrame?: object;
  preventDefault(): void;
}

/** A protocol's answer was a callback with a buffer. */
function handle(scheme: string, answer: (request: OldRequest) => Promise<PageReply>): void {
  const old = protocol as unknown as OldProtocol;
  old.registerBufferProtocol(scheme, (request, reply) => {
    void answer(request).then(({ status, headers, body }) =>
      reply({
        statusCode: status,
        headers,
        mimeType: headers['content-type']?.split(';')[0] ?? 'text/plain',
        data: Buffer.from(body ?? []),
      }),
    );
  });
}

/** The main frame of a page has the number 1 here, and a frame was told by its number alone. */
function handleInvocations(): void {
  const register = ipcMain.handle.bind(ipcMain);
  ipcMain.handle = (channel, listener) =>
    register(channel, (event, ...rest: unknown[]) => {
      const { sender, frameId } = event as unknown as OldEvent;
      const frame = { url: sender.getURL(), parent: frameId === 1 ? null : {} };
      return listener(Object.assign(event, { senderFrame: frame }), ...rest) as unknown;
    });
}

/** Opening a window was an event to prevent. */
function setWindowOpenHandler(
  this: OldContents,
  decide: (details: { url: string }) => { action: string },
): void {
  this.on('new-window', (event, url) => {
    if (decide({ url: url as string }).action === 'deny') (event as OldEvent).preventDefault();
  });
}

Object.defineProperty(protocol, 'handle', { value: handle });
handleInvocations();
app.on('web-contents-created', (_event, contents: WebContents) => {
  Object.defineProperty(contents, 'setWindowOpenHandler', { value: setWindowOpenHandler });
});
