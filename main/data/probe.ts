import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';

import { message } from '../../shared/errors/message.ts';
import { isGzip } from './idx/gzip.ts';
import { readIdxHeader, START_BYTES } from './idx/idx.ts';
import { invalidAt, unreadable } from './idx/idxError.ts';
import { allSlots, findIdxFiles, KIND_OF } from './idx/idxFiles.ts';
import type { IdxSlot } from './idx/idxFiles.ts';

/** How many examples each split of a folder's set has, by the headers. */
export interface SplitCounts {
  train: number;
  valid: number;
}

/**
 * A quick look at a folder's set: names, headers and lengths, without reading the data.
 * @throws {WorkbenchError} `data-missing` or `data-invalid` for what can be seen that way.
 */
export async function probeFolder(folder: string): Promise<SplitCounts> {
  const paths = await findIdxFiles(folder);
  const counts = await allSlots((slot) => probeFile(paths[slot], slot));
  const pairs = [
    [counts.trainImages, counts.trainLabels, paths.trainLabels],
    [counts.validImages, counts.validLabels, paths.validLabels],
  ] as const;
  for (const [images, labels, path] of pairs) {
    if (images !== labels)
      throw invalidAt(basename(path), 4, message('idxLabelCount', { labels, images }));
  }
  return { train: counts.trainImages, valid: counts.validImages };
}

async function probeFile(path: string, slot: IdxSlot): Promise<number> {
  const name = basename(path);
  try {
    const { start, length, packed } = await readEnds(path);
    const { count, totalBytes } = readIdxHeader(name, start, KIND_OF[slot]);
    if (length === totalBytes) return count;
    const values = { needed: totalBytes, found: length };
    const reason = packed ? message('idxGzipLength', values) : message('idxLength', values);
    throw invalidAt(name, Math.min(length, totalBytes), reason);
  } catch (error) {
    throw unreadable(name, error);
  }
}

/** A file's first bytes, and how long its content is. */
async function readEnds(path: string): Promise<{ start: Buffer; length: number; packed: boolean }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const start = await readAt(file, 0, START_BYTES);
    if (!isGzip(start) || size < 4) return { start, length: size, packed: false };
    // A gzip file ends with the length of what is inside it (RFC 1952, ISIZE).
    return { start, length: (await readAt(file, size - 4, 4)).readUInt32LE(), packed: true };
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
