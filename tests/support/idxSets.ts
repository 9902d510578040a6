import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { IDX_FILES, IMAGE_PIXELS } from '../../shared/domain/dataset.ts';

/** An IDX file: magic number and sizes, big-endian, then the data. */
export function idxFile(magic: number, sizes: number[], data: Uint8Array): Buffer {
  const header = Buffer.alloc(4 + 4 * sizes.length);
  [magic, ...sizes].forEach((value, index) => header.writeUInt32BE(value, 4 * index));
  return Buffer.concat([header, data]);
}

/** `count` images whose bytes follow from `salt`. */
export function idxImages(count: number, salt = 0): Buffer {
  const data = Uint8Array.from(
    { length: count * IMAGE_PIXELS },
    (_, index) => (index * 7 + salt) % 256,
  );
  return idxFile(0x0803, [count, 28, 28], data);
}

/** `count` labels 0, 1, 2, ... 9, 0, ... */
export function idxLabels(count: number): Buffer {
  return idxFile(
    0x0801,
    [count],
    Uint8Array.from({ length: count }, (_, index) => index % 10),
  );
}

/** The four files of a small set, by their usual names: 20 train and 10 valid examples. */
export function smallSet(salt = 0): Record<string, Buffer> {
  return {
    [IDX_FILES.trainImages]: idxImages(20, salt),
    [IDX_FILES.trainLabels]: idxLabels(20),
    [IDX_FILES.validImages]: idxImages(10, salt + 1),
    [IDX_FILES.validLabels]: idxLabels(10),
  };
}

export const gzipped = (files: Record<string, Buffer>): Record<string, Buffer> =>
  Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`${name}.gz`, gzipSync(bytes)]));

/** Writes the files into a folder, making it. */
export async function writeFiles(
  folder: string,
  files: Record<string, Uint8Array>,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
  return folder;
}
