import { createHash } from 'node:crypto';

import type { Examples } from './dataset.ts';

/** SHA-256, in hexadecimal, over the given contents one after another. */
export function sha256(...contents: Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content);
  return hash.digest('hex');
}

/** A data set's digest: SHA-256 over train images, train labels, valid images, valid labels, without headers. */
export function datasetDigest(train: Examples, valid: Examples): string {
  return sha256(train.images, train.labels, valid.images, valid.labels);
}
