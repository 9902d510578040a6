import type { Statistics } from '../formats/statistics.ts';

/** Running statistics of one BatchNorm, one entry a unit. */
export interface RunningStatistics {
  mean: Float32Array;
  variance: Float32Array;
}

export interface Replay {
  layers: RunningStatistics[];
  /** How many batches moved them. */
  batches: number;
}

/**
 * The running statistics that training would have ended with under another momentum, from what it
 * recorded of every batch: running = (1 - momentum) running + momentum batch, from mean 0 and variance 1
 * on, the variance of a batch being the unbiased one (PyTorch's BatchNorm1d). That momentum has no say
 * in the training itself, so this is exact; where only every nth batch was kept, each stands for n.
 * @param moments batch means and biased variances
 * @param lastStep the last step that counts
 */
export function replay(
  { header, records }: Statistics,
  momentum: number,
  lastStep: number,
): Replay {
  const { units, batchSize, every } = header;
  const width = 2 * units.reduce((sum, each) => sum + each, 0);
  const running = new Float64Array(width);
  const scale = new Float64Array(width).fill(1);
  let begin = 0;
  for (const own of units) {
    running.fill(1, begin + own, begin + 2 * own);
    scale.fill(batchSize / (batchSize - 1), begin + own, begin + 2 * own);
    begin += 2 * own;
  }
  const keep = (1 - momentum) ** every;
  let batches = 0;
  for (const { step, values } of records) {
    if (step > lastStep) break;
    batches += every;
    for (let at = 0; at < width; at++) {
      const now = (values[at] ?? Number.NaN) * (scale[at] ?? 1);
      running[at] = keep * (running[at] ?? Number.NaN) + (1 - keep) * now;
    }
  }
  return { layers: splitLayers(running, units), batches };
}

/** Means and variances of each BatchNorm, as a record of statistics has them one after another. */
export function splitLayers(
  values: ArrayLike<number>,
  units: readonly number[],
): RunningStatistics[] {
  let begin = 0;
  return units.map((own) => {
    const part = (from: number) =>
      Float32Array.from({ length: own }, (_, unit) => values[from + unit] ?? Number.NaN);
    const layer = { mean: part(begin), variance: part(begin + own) };
    begin += 2 * own;
    return layer;
  });
}
