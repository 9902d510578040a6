import type { PerNetwork } from './metrics.ts';

/** A file of a checkpoint: its path inside the checkpoint's folder, and its bytes. */
export interface CheckpointFile {
  path: string;
  bytes: Uint8Array;
}

/** All of one epoch's checkpoint: both networks in TensorFlow.js layers format, and `optimizer.bin`. */
export interface Checkpoint {
  epoch: number;
  files: CheckpointFile[];
}

/** The folder of each network inside a checkpoint. */
export const NETWORK_FOLDERS: PerNetwork<string> = { bn: 'batchnorm', plain: 'plain' };
