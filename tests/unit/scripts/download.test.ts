import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { download, DownloadRefused } from '../../../scripts/setup/packages/download.mjs';
import { SetupProblem } from '../../../scripts/support/problem.mjs';

const CONTENT = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * 31) % 251));
const SHA256 = createHash('sha256').update(CONTENT).digest('hex');

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let folder: string;
let file: string;
let server: Server | undefined;
let ranges: (string | undefined)[];
/** What the client had when it asked. */
let had: number[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'download-'));
  file = path.join(folder, 'file.whl');
  ranges = [];
  had = [];
  // The progress lines would only clutter the report.
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});

afterEach(() => {
  vi.restoreAllMocks();
  server?.closeAllConnections();
  server?.close();
  rmSync(folder, { recursive: true });
});

/** A loopback server that gives its n-th request the n-th answer, and the last one from then on. */
async function serve(...answers: Answer[]): Promise<string> {
  const started = createServer((request, response) => {
    ranges.push(request.headers.range);
    had.push(sizeOfPart());
    answers[Math.min(ranges.length, answers.length) - 1]?.(request, response);
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/file.whl`;
}

const sizeOfPart = () => (existsSync(`${file}.part`) ? statSync(`${file}.part`).size : 0);

/** Sends what is asked for, but breaks the connection (or falls silent) after some bytes, once the client has them. */
function sends(limit = Infinity, end: 'cut' | 'silence' = 'cut'): Answer {
  return (request, response) => {
    const start = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    if (start >= CONTENT.length) return void response.writeHead(416).end();
    const rest = CONTENT.subarray(start);
    const range = { 'content-range': `bytes ${start}-${CONTENT.length - 1}/${CONTENT.length}` };
    response.writeHead(start > 0 ? 206 : 200, {
      'content-length': rest.length,
      ...(start > 0 ? range : {}),
    });
    if (rest.length <= limit) return void response.end(rest);
    response.write(rest.subarray(0, limit));
    if (end === 'silence') return;
    const watch = setInterval(() => {
      if (sizeOfPart() >= start + limit) response.destroy();
    }, 5);
    response.on('close', () => clearInterval(watch));
  };
}

/** Patient with a busy machine, where a test is not about a server's silence. */
const fetchFrom = (url: string, stallMs = 60_000) =>
  download({ url, file, sha256: SHA256, label: 'test', stallMs, maxBytes: 1_000_000 });

describe('a download', () => {
  it('gets its name once it is whole', async () => {
    await fetchFrom(await serve(sends()));
    expect(readFileSync(file).equals(CONTENT)).toBe(true);
    expect(existsSync(`${file}.part`)).toBe(false);
  });

  it('continues after a cut, and after a silence, without asking again for what it has', async () => {
    await fetchFrom(await serve(sends(100_000), sends(50_000, 'silence'), sends()), 2000);
    expect(readFileSync(file).equals(CONTENT)).toBe(true);
    expect(ranges.length).toBeGreaterThanOrEqual(3);
    expect(ranges).toEqual(had.map((bytes) => (bytes === 0 ? undefined : `bytes=${bytes}-`)));
    expect(had.at(-1)).toBeGreaterThanOrEqual(100_000);
  });

  it('continues where an earlier start of the program stopped', async () => {
    writeFileSync(`${file}.part`, CONTENT.subarray(0, 250_000));
    await fetchFrom(await serve(sends()));
    expect(ranges).toEqual(['bytes=250000-']);
    expect(readFileSync(file).equals(CONTENT)).toBe(true);
  });

  it('is content with an earlier start that had everything', async () => {
    writeFileSync(`${file}.part`, CONTENT);
    await fetchFrom(await serve(sends()));
    expect(readFileSync(file).equals(CONTENT)).toBe(true);
  });

  it('starts over where the server knows no ranges', async () => {
    writeFileSync(`${file}.part`, 'something else');
    await fetchFrom(await serve((_, response) => response.end(CONTENT)));
    expect(readFileSync(file).equals(CONTENT)).toBe(true);
  });

  it('keeps what it has when the connection breaks again and again', async () => {
    const url = await serve(sends(1000));
    await expect(fetchFrom(url)).rejects.toThrow(/broke off 5 times/);
    expect(readFileSync(`${file}.part`).length).toBe(5000);
  });

  it('is refused and removed when the content is not the expected one', async () => {
    const url = await serve((_, response) => response.end('lies'));
    await expect(fetchFrom(url)).rejects.toThrow(SetupProblem);
    expect(existsSync(file)).toBe(false);
    expect(existsSync(`${file}.part`)).toBe(false);
  });

  it('says when the server refuses, so that another way can be tried', async () => {
    const url = await serve((_, response) => response.writeHead(403).end());
    await expect(fetchFrom(url)).rejects.toThrow(DownloadRefused);
  });

  it('gives up a server that never stops sending, and leaves nothing of it', async () => {
    const url = await serve((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(1 << 16)));
      };
      response.on('drain', more);
      more();
    });
    await expect(fetchFrom(url)).rejects.toThrow(/more than any file/);
    expect(existsSync(`${file}.part`)).toBe(false);
  });

  it('does not put another part of the file where one is missing', async () => {
    writeFileSync(`${file}.part`, CONTENT.subarray(0, 1000));
    const url = await serve((_, response) => {
      response.writeHead(206, { 'content-range': 'bytes 5-9/10' }).end('other');
    });
    await expect(fetchFrom(url)).rejects.toThrow(DownloadRefused);
    expect(readFileSync(`${file}.part`).length).toBe(1000);
  });

  it('waits for a slow server as long as it keeps sending', async () => {
    const url = await serve((_, response) => {
      let sent = 0;
      const timer = setInterval(() => {
        response.write(CONTENT.subarray(sent, (sent += 50_000)));
        if (sent < CONTENT.length) return;
        clearInterval(timer);
        response.end();
      }, 500);
    });
    await fetchFrom(url, 2500);
    expect(readFileSync(file).equals(CONTENT)).toBe(true);
    expect(ranges).toHaveLength(1);
  });

  it('says when there is no server', async () => {
    const url = await serve(sends());
    await new Promise((resolve) => server?.close(resolve));
    await expect(fetchFrom(url)).rejects.toThrow(DownloadRefused);
  });
});
