import type { Arrays } from '../../../shared/domain/networks.ts';
import { columnMoments } from './columnMoments.ts';
import type { ColumnMoments } from './columnMoments.ts';
import type { NormTrace } from './forward.ts';

/** What one batch of `rows` examples gives one BatchNorm. */
export interface BatchMoments extends ColumnMoments {
  position: number;
  rows: number;
}

export function momentsOf(norms: readonly NormTrace[]): BatchMoments[] {
  return norms.map(({ position, units, input }) => {
    const rows = input.length / units;
    return { position, rows, ...columnMoments(input, rows, units) };
  });
}

/** m / (m - 1): what turns a biased variance over m into the unbiased one; infinite for a batch of one. */
export const unbiasing = (rows: number): number => rows / (rows - 1);

/**
 * Running statistics after one batch: running = (1 - momentum) running + momentum batch, the variance
 * being the unbiased one (PyTorch's BatchNorm1d). New arrays; those given stay as they are.
 */
export function blend(
  running: Arrays,
  moments: readonly BatchMoments[],
  momentum: number,
): Map<string, Float32Array> {
  const after = new Map(running);
  for (const { position, rows, mean, variance } of moments) {
    const mix = (role: string, now: (unit: number) => number) => {
      const name = `${position}.${role}`;
      const before = running.get(name);
      if (before === undefined) throw new Error(`there is no ${name}`);
      after.set(
        name,
        before.map((value, unit) => (1 - momentum) * value + momentum * now(unit)),
      );
    };
    mix('runningMean', (unit) => mean[unit] ?? Number.NaN);
    mix('runningVariance', (unit) => (variance[unit] ?? Number.NaN) * unbiasing(rows));
  }
  return after;
}
