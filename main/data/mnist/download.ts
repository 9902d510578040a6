import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { IDX_FILES, IMAGE_PIXELS } from '../../../shared/domain/dataset.ts';
import type { DownloadProgress } from '../../../shared/domain/dataset.ts';
import { message } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { Refusal } from '../../../shared/errors/refusal.ts';
import { detailOf, WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { sweepLeftovers } from '../atomicFile.ts';
import { makeFolders } from '../makeFolders.ts';
import { fetchPart, lengthOf } from './fetchPart.ts';
import { readIdx } from '../idx/idx.ts';
import { IDX_SLOTS, KIND_OF } from '../idx/idxFiles.ts';
import type { IdxSlot } from '../idx/idxFiles.ts';
import { keepMnistFile, mnistCacheFolder } from './mnistCache.ts';
import { MNIST_COUNTS, verifyMnist } from './mnistDigests.ts';

/** Public copies of MNIST's four gzipped files, tried in this order. */
export const MNIST_MIRRORS: readonly string[] = [
  'https://storage.googleapis.com/cvdf-datasets/mnist/',
  'https://ossci-datasets.s3.amazonaws.com/mnist/',
];

/** No gzipped file of MNIST is longer than all its images unpacked. */
const MAX_BYTES = MNIST_COUNTS.train * IMAGE_PIXELS;

/** Requests to one mirror for one file, each continuing where the last broke off. */
const ATTEMPTS = 20;

export interface DownloadOptions {
  cacheFolder: string;
  /** Addresses that end in '/'. */
  mirrors?: readonly string[];
  onProgress: (progress: DownloadProgress) => void;
  signal: AbortSignal;
  stallMs?: number;
}

type Download = Required<DownloadOptions>;

/**
 * Puts MNIST into the cache: each file from the first mirror that has it right, continuing with what
 * an earlier download left, and kept only once its content's SHA-256 was checked. Files that are
 * there and right are not fetched again.
 * @throws {WorkbenchError} `data-download-failed`: no mirror has it (with each one's reason), or stopped
 *   by `signal`. What has come so far is kept for the next time.
 */
export async function downloadMnist(options: DownloadOptions): Promise<void> {
  const download = { mirrors: MNIST_MIRRORS, stallMs: 20_000, ...options };
  const folder = mnistCacheFolder(download.cacheFolder);
  for (const slot of IDX_SLOTS) {
    try {
      await makeFolders(folder);
      await sweepLeftovers(folder);
      await downloadFile(slot, download);
    } catch (cause) {
      if (download.signal.aborted) throw stopped();
      throw cause instanceof WorkbenchError
        ? cause
        : failed(IDX_FILES[slot], [notWritten(cause)], cause);
    }
  }
}

async function downloadFile(slot: IdxSlot, download: Download): Promise<void> {
  const kept = join(mnistCacheFolder(download.cacheFolder), `${IDX_FILES[slot]}.gz`);
  if (await verified(slot, kept).catch(() => null)) return;
  const part = `${kept}.part`;
  const reasons: Message[] = [];
  for (const mirror of download.mirrors) {
    try {
      const bytes = await fromMirror(slot, mirror, part, download);
      await keepMnistFile(download.cacheFolder, slot, bytes);
      await rm(part, { force: true });
      return;
    } catch (error) {
      download.signal.throwIfAborted();
      const { host } = new URL(mirror);
      reasons.push(message('downloadFrom', { host, reason: reasonOf(error) }));
    }
  }
  throw failed(IDX_FILES[slot], reasons);
}

/** The file's bytes from one mirror, checked. Tries again as long as each try gets further. */
async function fromMirror(
  slot: IdxSlot,
  mirror: string,
  part: string,
  download: Download,
): Promise<Uint8Array> {
  const file = `${IDX_FILES[slot]}.gz`;
  const { signal, stallMs, onProgress } = download;
  const onBytes = (receivedBytes: number, totalBytes: number | null) =>
    onProgress({ file, receivedBytes, totalBytes });
  let furthest = await lengthOf(part);
  for (let attempt = 1; ; attempt++) {
    const had = await lengthOf(part);
    try {
      await fetchPart(mirror + file, part, { signal, stallMs, maxBytes: MAX_BYTES, onBytes });
    } catch (error) {
      const length = await lengthOf(part);
      if (signal.aborted || attempt === ATTEMPTS || length <= furthest) throw error;
      furthest = length;
      continue;
    }
    try {
      return await verified(slot, part);
    } catch (error) {
      await rm(part, { force: true });
      // A part may have begun at another mirror, whose gzip differs; only a whole answer is this mirror's fault.
      if (had === 0 || attempt === ATTEMPTS) throw error;
    }
  }
}

/** @throws {WorkbenchError} `data-invalid` unless the file's content is that of MNIST. */
async function verified(slot: IdxSlot, path: string): Promise<Uint8Array> {
  const bytes = await readFile(path);
  const name = `${IDX_FILES[slot]}.gz`;
  verifyMnist(slot, name, (await readIdx(name, bytes, KIND_OF[slot])).content);
  return bytes;
}

/** Why one mirror did not do, as the middle of a sentence. */
function reasonOf(error: unknown): Message {
  if (error instanceof Refusal) return error.reason;
  return error instanceof WorkbenchError ? error.said.message : notWritten(error);
}

const notWritten = (error: unknown): Message =>
  message('downloadNotWritten', {
    code: error instanceof Error && 'code' in error ? String(error.code) : '?',
  });

const stopped = (): WorkbenchError =>
  new WorkbenchError('data-download-failed', message('downloadStopped'), message('downloadGoOn'), {
    params: { problem: 'stopped' },
  });

const failed = (file: string, reasons: readonly Message[], cause?: unknown): WorkbenchError =>
  new WorkbenchError(
    'data-download-failed',
    message('downloadFailed', { file, reasons }),
    message('downloadCheck'),
    { params: { file, ...(cause === undefined ? {} : { detail: detailOf(cause) }) }, cause },
  );
