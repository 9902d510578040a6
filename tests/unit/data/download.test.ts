import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { downloadMnist } from '../../../main/data/mnist/download.ts';
import type { DownloadOptions } from '../../../main/data/mnist/download.ts';
import { loadDataset, locateDataset } from '../../../main/data/findDataset.ts';
import { IDX_FILES } from '../../../shared/domain/dataset.ts';
import type { DownloadProgress } from '../../../shared/domain/dataset.ts';
import { answerCut, answerWhole, rangeStart, serveRequests } from '../../support/fileServer.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { gzipped, smallSet } from '../../support/idxSets.ts';
import { gzippedMnist } from '../../support/mnist.ts';
import { containing, matching } from '../../support/textMatchers.ts';

const FILES = Object.values(IDX_FILES).map((name) => `${name}.gz`);
const WANTED = `${IDX_FILES.validImages}.gz`;

function download(
  cacheFolder: string,
  mirrors: string[],
  options: Partial<DownloadOptions> = {},
): Promise<void> {
  const { signal } = new AbortController();
  return downloadMnist({
    cacheFolder,
    mirrors,
    onProgress: () => null,
    signal,
    stallMs: 5000,
    ...options,
  });
}

/** An address that no one answers at. */
async function deadAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/`;
}

describe('downloadMnist without a good mirror', () => {
  it('reports once, for all mirrors, that none answers', async () => {
    const dead = [await deadAddress(), await deadAddress()];
    const cacheFolder = await freshFolder();
    const hosts = dead.map((address) => new URL(address).host);
    await expect(download(cacheFolder, dead)).rejects.toMatchObject({
      code: 'data-download-failed',
      message: matching(new RegExp(`${hosts.join('.*ECONNREFUSED.*')}.*ECONNREFUSED`)),
      nextStep: containing('built-in digits'),
    });
    expect(await readdir(join(cacheFolder, 'mnist'))).toEqual([]);
  });

  it('never keeps what is not MNIST, however well it is formed', async () => {
    const lies = [
      ...Object.values(gzipped(smallSet())),
      Buffer.from('<html>Sign in to the network</html>'),
      Buffer.alloc(0),
    ];
    for (const lie of lies) {
      const { address } = await serveRequests((request, response) =>
        answerWhole(lie, request, response),
      );
      const cacheFolder = await freshFolder();
      await expect(download(cacheFolder, [address])).rejects.toMatchObject({
        code: 'data-download-failed',
      });
      expect(await readdir(join(cacheFolder, 'mnist'))).toEqual([]);
    }
  });

  it('gives up a server that never stops sending', async () => {
    const { address } = await serveRequests((_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(1 << 20, 1)));
      };
      response.on('drain', more);
      more();
    });
    await expect(download(await freshFolder(), [address])).rejects.toMatchObject({
      message: containing('more than the file can hold'),
    });
  });

  it('names the answer of a server that refuses', async () => {
    const { address } = await serveRequests((_request, response) => response.writeHead(404).end());
    await expect(download(await freshFolder(), [address])).rejects.toMatchObject({
      message: containing('the server answered 404'),
    });
  });

  it('says so when the cache cannot be written', async () => {
    const cacheFolder = await freshFolder();
    await writeFile(join(cacheFolder, 'mnist'), 'a file where the folder should be');
    await expect(download(cacheFolder, [])).rejects.toMatchObject({ code: 'data-download-failed' });
  });
});

describe('downloadMnist', async () => {
  const source = await gzippedMnist();
  const fileAt = (url = '') => source.get(url.slice(1)) ?? Buffer.alloc(0);
  const wanted = fileAt(`/${WANTED}`);
  const goodMirror = () =>
    serveRequests((request, response) => answerWhole(fileAt(request.url), request, response));

  /** A cache that lacks one file only, of which `part` has come already. */
  async function cacheLackingOne(part: Uint8Array = new Uint8Array()): Promise<string> {
    const cacheFolder = await freshFolder();
    const folder = join(cacheFolder, 'mnist');
    await mkdir(folder);
    for (const name of FILES.filter((each) => each !== WANTED))
      await writeFile(join(folder, name), fileAt(`/${name}`));
    if (part.length > 0) await writeFile(join(folder, `${WANTED}.part`), part);
    return cacheFolder;
  }

  async function expectWhole(cacheFolder: string): Promise<void> {
    expect((await readdir(join(cacheFolder, 'mnist'))).sort()).toEqual([...FILES].sort());
    expect(wanted.equals(await readFile(join(cacheFolder, 'mnist', WANTED)))).toBe(true);
  }

  it('fetches all four with progress, can then be trained on, and does not fetch again', async () => {
    const cacheFolder = await freshFolder();
    const { address, requests } = await goodMirror();
    const seen: DownloadProgress[] = [];
    await download(cacheFolder, [address], { onProgress: (progress) => seen.push(progress) });
    await expectWhole(cacheFolder);
    for (const name of FILES) {
      const bytes = fileAt(`/${name}`).length;
      expect(seen.filter(({ file }) => file === name).at(-1)).toEqual({
        file: name,
        receivedBytes: bytes,
        totalBytes: bytes,
      });
    }
    const location = await locateDataset('mnist', { folder: null, cacheFolder });
    expect((await loadDataset(location)).identity.name).toBe('MNIST');
    await download(cacheFolder, [address]);
    expect(requests).toHaveLength(4);
  });

  it('continues where each broken connection ended', async () => {
    const { address, requests } = await serveRequests((request, response) =>
      answerCut(wanted, 500_000, request, response),
    );
    const cacheFolder = await cacheLackingOne();
    await download(cacheFolder, [address]);
    await expectWhole(cacheFolder);
    const starts = requests.map(rangeStart);
    expect(starts.length).toBeGreaterThanOrEqual(4);
    expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
  });

  it('continues with what an earlier download left, also when that is all of it', async () => {
    for (const length of [300_000, wanted.length]) {
      const { address, requests } = await goodMirror();
      const cacheFolder = await cacheLackingOne(wanted.subarray(0, length));
      await download(cacheFolder, [address]);
      await expectWhole(cacheFolder);
      expect(requests.map(rangeStart)).toEqual([length]);
    }
  });

  it('starts again with a server that knows no ranges', async () => {
    const { address } = await serveRequests((_request, response) => response.end(wanted));
    const cacheFolder = await cacheLackingOne(wanted.subarray(0, 300_000));
    await download(cacheFolder, [address]);
    await expectWhole(cacheFolder);
  });

  it('starts again when what an earlier download left does not fit', async () => {
    const { address, requests } = await goodMirror();
    const cacheFolder = await cacheLackingOne(Buffer.alloc(300_000, 1));
    await download(cacheFolder, [address]);
    await expectWhole(cacheFolder);
    expect(requests.map(rangeStart)).toEqual([300_000, 0]);
  });

  it('leaves a server that stalls, with what it sent, for the next', async () => {
    const stalling = await serveRequests((_request, response) => {
      response.writeHead(200, { 'content-length': wanted.length });
      response.write(wanted.subarray(0, 400_000));
    });
    const good = await goodMirror();
    const cacheFolder = await cacheLackingOne();
    await download(cacheFolder, [stalling.address, good.address], { stallMs: 300 });
    await expectWhole(cacheFolder);
    expect(good.requests.map(rangeStart)).toEqual([400_000]);
  });

  it('waits for a slow server as long as it keeps sending', async () => {
    const { address, requests } = await serveRequests((_request, response) => {
      const piece = Math.ceil(wanted.length / 8);
      let sent = 0;
      const timer = setInterval(() => {
        response.write(wanted.subarray(sent, (sent += piece)));
        if (sent < wanted.length) return;
        clearInterval(timer);
        response.end();
      }, 200);
    });
    const cacheFolder = await cacheLackingOne();
    await download(cacheFolder, [address], { stallMs: 1200 });
    await expectWhole(cacheFolder);
    expect(requests).toHaveLength(1);
  });

  it('leaves a server that lies, answers another range or refuses, for the next', async () => {
    const lying = await serveRequests((request, response) =>
      answerWhole(Buffer.concat([wanted, wanted]), request, response),
    );
    const elsewhere = await serveRequests((_request, response) => {
      response
        .writeHead(206, { 'content-range': `bytes 5-${wanted.length - 1}/${wanted.length}` })
        .end(wanted.subarray(5));
    });
    const refusing = await serveRequests((_request, response) => response.writeHead(503).end());
    const good = await goodMirror();
    const cacheFolder = await cacheLackingOne();
    await download(cacheFolder, [lying.address, elsewhere.address, refusing.address, good.address]);
    await expectWhole(cacheFolder);
    expect(good.requests.map(rangeStart)).toEqual([0]);
  });

  it('adds no other range to what it has, which the next server continues with', async () => {
    const elsewhere = await serveRequests((_request, response) => {
      response
        .writeHead(206, { 'content-range': `bytes 5-${wanted.length - 1}/${wanted.length}` })
        .end(wanted.subarray(5));
    });
    const good = await goodMirror();
    const cacheFolder = await cacheLackingOne(wanted.subarray(0, 300_000));
    await download(cacheFolder, [elsewhere.address, good.address]);
    await expectWhole(cacheFolder);
    expect(good.requests.map(rangeStart)).toEqual([300_000]);
  });

  it('stops when asked to, and continues the next time', async () => {
    const slow = await serveRequests((_request, response) => {
      response.writeHead(200, { 'content-length': wanted.length });
      response.write(wanted.subarray(0, 200_000));
    });
    const cacheFolder = await cacheLackingOne();
    const stop = new AbortController();
    const onProgress = ({ receivedBytes }: DownloadProgress) => {
      if (receivedBytes === 200_000) stop.abort();
    };
    await expect(
      download(cacheFolder, [slow.address], { signal: stop.signal, onProgress }),
    ).rejects.toMatchObject({
      code: 'data-download-failed',
      message: 'The download was stopped.',
    });
    const good = await goodMirror();
    await download(cacheFolder, [good.address]);
    await expectWhole(cacheFolder);
    expect(good.requests.map(rangeStart)).toEqual([200_000]);
  });

  it('replaces a damaged file of the cache, but not before it has a better one', async () => {
    const cacheFolder = await cacheLackingOne();
    const kept = join(cacheFolder, 'mnist', WANTED);
    await writeFile(kept, 'damaged');
    await expect(download(cacheFolder, [await deadAddress()])).rejects.toThrow();
    expect(await readFile(kept, 'utf8')).toBe('damaged');
    await download(cacheFolder, [(await goodMirror()).address]);
    await expectWhole(cacheFolder);
  });
});
