import type { Experiment } from './experiment.ts';
import type { NetworkName, PerNetwork } from './metrics.ts';
import type { Normalization } from './normalization.ts';

/** A file of a checkpoint: its path inside the checkpoint's folder, and its bytes. */
export interface CheckpointFile {
  path: string;
  bytes: Uint8Array;
}

/** All of one epoch's checkpoint: both networks (or the one that was imported) in TensorFlow.js layers format, and `optimizer.bin`. */
export interface Checkpoint {
  epoch: number;
  files: CheckpointFile[];
}

/** The folder of each network inside a checkpoint: `batchnorm`, `layernorm`, ... and `plain`. */
export const networkFolders = (normalization: Normalization): PerNetwork<string> => ({
  bn: normalization.toLowerCase(),
  plain: 'plain',
});

/** Whether a run's checkpoints hold that network: one imported from elsewhere may have come alone. */
export function hasNetwork({ artefacts, config }: Experiment, name: NetworkName): boolean {
  const weights = `/${networkFolders(config.normalization)[name]}/weights.bin`;
  return Object.keys(artefacts).some((path) => path.endsWith(weights));
}

export const OPTIMIZER_FILE = 'optimizer.bin';
