import type { DataIdentity } from '../../shared/domain/experiment.ts';

/** `count` examples: images [count, 784] row-major bytes (0 black to 255 white), labels [count] 0 to 9. */
export interface Examples {
  count: number;
  images: Uint8Array;
  labels: Uint8Array;
}

/** A data set in memory, read and verified. */
export interface Dataset {
  identity: DataIdentity;
  train: Examples;
  valid: Examples;
}
