import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { onTestFinished } from 'vitest';

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** Serves on loopback until the test ends; gives its address, ending in '/', and the requests it got. */
export async function serveRequests(
  answer: RequestHandler,
): Promise<{ address: string; requests: IncomingMessage[] }> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    // A client that hangs up is part of the test.
    response.on('error', () => null);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, requests };
}

/** Where a request wants the file from; 0 for all of it. */
export function rangeStart(request: IncomingMessage): number {
  return Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
}

/** Answers as a good file server does: 206 from where the range starts, 416 beyond the end. */
export function answerWhole(
  file: Buffer,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  writeHead(file, request, response);
  response.end(file.subarray(rangeStart(request)));
}

/** Promises all that was asked for, sends `bytes` of it and breaks the connection. */
export function answerCut(
  file: Buffer,
  bytes: number,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  writeHead(file, request, response);
  const start = rangeStart(request);
  response.write(file.subarray(start, start + bytes), () =>
    setTimeout(() => response.destroy(), 20),
  );
}

function writeHead(file: Buffer, request: IncomingMessage, response: ServerResponse): void {
  const start = rangeStart(request);
  if (start >= file.length) {
    response.writeHead(416).end();
    return;
  }
  const range = { 'content-range': `bytes ${start}-${file.length - 1}/${file.length}` };
  response.writeHead(start > 0 ? 206 : 200, {
    'content-length': file.length - start,
    ...(start > 0 ? range : {}),
  });
}
