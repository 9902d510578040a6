/** What Node 12 lacks, for the main process and the worker thread. */
import './language.ts';
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import { performance } from 'node:perf_hooks';

function define(target: object, additions: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(additions)) {
    if (!(name in target)) Object.defineProperty(target, name, { value, writable: true });
  }
}

/** As much of the web's Response as the page's protocol answers with. */
class PageResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array | null;

  constructor(
    body: Uint8Array | null,
    { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
  ) {
    this.body = body;
    this.status = status;
    this.headers = headers;
  }
}

/** Never aborted by anything but its own method, and told to nobody who asks later. */
class Controller {
  readonly signal = { aborted: false, addEventListener: () => undefined };
  abort(): void {
    this.signal.aborted = true;
  }
}

define(globalThis, {
  performance,
  Response: PageResponse,
  AbortController: Controller,
  atob: (text: string) => Buffer.from(text, 'base64').toString('latin1'),
});
define(os, { availableParallelism: () => os.cpus().length });
define(crypto, {
  // Not as even as the real one; enough to tell two runs apart.
  randomInt: (limit: number) => crypto.randomBytes(4).readUInt32BE() % limit,
  randomUUID: () =>
    crypto
      .randomBytes(16)
      .toString('hex')
      // With the two digits that say it is a random one.
      .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5'),
});
define(fs, {
  rmSync(path: string, { force = false, recursive = false } = {}) {
    if (force && !fs.existsSync(path)) return;
    if (fs.lstatSync(path).isDirectory()) fs.rmdirSync(path, { recursive });
    else fs.unlinkSync(path);
  },
});
