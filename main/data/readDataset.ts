import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';

import { message } from '../../shared/errors/message.ts';
import type { Dataset, Examples } from './dataset.ts';
import { datasetDigest } from './digest.ts';
import { MAX_FILE_BYTES, readIdx } from './idx/idx.ts';
import type { IdxFile } from './idx/idx.ts';
import { invalidAt, unreadable } from './idx/idxError.ts';
import { allSlots, findIdxFiles, KIND_OF, perSlot } from './idx/idxFiles.ts';
import type { PerSlot } from './idx/idxFiles.ts';
import { MNIST_DIGEST, MNIST_NAME, verifyMnist } from './mnist/mnistDigests.ts';

/** A file in memory, gzipped or not; `name` is what errors call it. */
export interface NamedBytes {
  name: string;
  bytes: Uint8Array;
}

/** What a set is called; MNIST is called so only when its content was verified. */
export interface ReadOptions {
  name: string;
  verifyAsMnist: boolean;
}

/**
 * The set in a folder's four IDX files, checked in full.
 * @throws {WorkbenchError} `data-missing` when files are not there, `data-invalid` when they are no good.
 */
export async function readIdxFolder(folder: string, options: ReadOptions): Promise<Dataset> {
  return readIdxBuffers(await readIdxFiles(folder), options);
}

/** The bytes of a folder's four files, as they are. Errors as `readIdxFolder`. */
export async function readIdxFiles(folder: string): Promise<PerSlot<NamedBytes>> {
  const paths = await findIdxFiles(folder);
  return allSlots((slot) => readBounded(paths[slot]));
}

/**
 * The set in four files' contents, checked in full.
 * @throws {WorkbenchError} `data-invalid`.
 */
export async function readIdxBuffers(
  files: PerSlot<NamedBytes>,
  options: ReadOptions,
): Promise<Dataset> {
  const idx = await allSlots((slot) => readIdx(files[slot].name, files[slot].bytes, KIND_OF[slot]));
  if (options.verifyAsMnist) {
    perSlot((slot) => verifyMnist(slot, files[slot].name, idx[slot].content));
  }
  const train = paired(idx.trainImages, idx.trainLabels, files.trainLabels.name);
  const valid = paired(idx.validImages, idx.validLabels, files.validLabels.name);
  const identity = {
    name: options.verifyAsMnist ? MNIST_NAME : options.name,
    builtIn: false,
    // Verified content has but one digest; hashing 55 MB once is enough.
    digest: options.verifyAsMnist ? MNIST_DIGEST : datasetDigest(train, valid),
    trainExamples: train.count,
    validExamples: valid.count,
  };
  return { identity, train, valid };
}

function paired(images: IdxFile, labels: IdxFile, labelFile: string): Examples {
  if (images.count !== labels.count) {
    throw invalidAt(
      labelFile,
      4,
      message('idxLabelCount', { labels: labels.count, images: images.count }),
    );
  }
  return { count: images.count, images: images.data, labels: labels.data };
}

async function readBounded(path: string): Promise<NamedBytes> {
  const name = basename(path);
  try {
    const { size } = await stat(path);
    if (size > MAX_FILE_BYTES) throw invalidAt(name, MAX_FILE_BYTES, message('idxTooLong'));
    return { name, bytes: await readFile(path) };
  } catch (error) {
    throw unreadable(name, error);
  }
}
