import type { ChunkMetrics, PerNetwork } from '../../../shared/domain/metrics.ts';
import { jsonNumbers } from '../jsonNumbers.ts';

/** The losses of a chunk as TensorFlow gives them. */
export interface TrainedChunk {
  /** From 1. */
  epoch: number;
  firstStep: number;
  loss: PerNetwork<Float32Array>;
}

/** The chunk as it is saved. */
export const chunkMetrics = ({ epoch, firstStep, loss }: TrainedChunk): ChunkMetrics => ({
  kind: 'chunk',
  epoch,
  firstStep,
  loss: { bn: jsonNumbers(loss.bn), plain: jsonNumbers(loss.plain) },
});
