import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { startWebHost } from '../../../main/web/webHost.ts';
import type { WebHost, WebHostLimits } from '../../../main/web/webHost.ts';
import type { WorkbenchClient } from '../../../shared/contract/client.ts';
import type { WorkbenchEvent } from '../../../shared/contract/events.ts';
import { DEFAULT_SETTINGS } from '../../../shared/domain/settings.ts';

/** Text of a file beside the served folder, which no request may bring. */
export const OUTSIDE = 'text beside the served folder';

/** A workbench that answers every call by `answer` and says what the test tells it. */
export function answering(
  answer: () => unknown,
): WorkbenchClient & { tell: (event: WorkbenchEvent) => void } {
  const listeners = new Set<(event: WorkbenchEvent) => void>();
  const call = (): Promise<unknown> => new Promise((resolve) => resolve(answer()));
  return {
    call: call as WorkbenchClient['call'],
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell: (event) => listeners.forEach((listener) => listener(event)),
  };
}

/** A small page on the disk, with a link in it that leads out. */
function pageFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-page-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'renderer/assets'), { recursive: true });
  writeFileSync(join(folder, 'renderer/index.html'), '<title>page</title>');
  writeFileSync(join(folder, 'renderer/assets/main-1a2b.js'), 'export {};');
  writeFileSync(join(folder, 'outside.json'), OUTSIDE);
  symlinkSync(join(folder, 'outside.json'), join(folder, 'renderer/assets/link.json'));
  return join(folder, 'renderer');
}

export interface Hosted {
  host: WebHost;
  port: number;
  token: string;
  reported: unknown[];
}

/** A web host on a free port, closed when the test ends. */
export async function hosted(
  workbench: WorkbenchClient = answering(() => DEFAULT_SETTINGS),
  address = '127.0.0.1',
  limits?: WebHostLimits,
): Promise<Hosted> {
  const reported: unknown[] = [];
  const host = await startWebHost({
    workbench,
    rendererFolder: pageFolder(),
    host: address,
    port: 0,
    report: (error) => reported.push(error),
    limits,
  });
  onTestFinished(() => host.close());
  const url = new URL(host.address);
  return { host, port: Number(url.port), token: url.searchParams.get('token') ?? '', reported };
}

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface Asked {
  method?: string;
  headers?: OutgoingHttpHeaders;
  body?: string | Buffer;
}

/** One request exactly as written: no path is tidied, no header is added but Host. */
export function ask(
  port: number,
  path: string,
  { method = 'GET', headers, body }: Asked = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The cookie that the token of the printed address is worth. */
export async function letIn({ port, token }: Hosted): Promise<string> {
  const { headers } = await ask(port, `/?token=${token}`);
  return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

/** The headers of a POST from the host's own page. */
export const fromOwnPage = (port: number, cookie: string): OutgoingHttpHeaders => ({
  cookie,
  origin: `http://127.0.0.1:${port}`,
  'content-type': 'application/json',
});
