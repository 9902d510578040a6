import type { ExperimentConfig } from '../../../../shared/domain/config.ts';

/** Decimal fractions as a person would write them: 1 - 0.1 is 0.9. */
const tidy = (value: number) => Number(value.toPrecision(12));

/**
 * One model's normalization in the terms of both libraries. BatchNorm's momentum in PyTorch: running = (1 - momentum) running +
 * momentum batch; `BatchNorm1d` feeds the running variance the unbiased one. Keras: moving = momentum
 * moving + (1 - momentum) batch; `BatchNormalization` after a Dense layer feeds it the biased one, so
 * that with batches of m Keras's moving variance comes to (m - 1) / m of PyTorch's.
 */
export function conventionsOf({
  batchNormMomentum,
  batchNormEpsilon,
  batchSize,
}: Pick<ExperimentConfig, 'batchNormMomentum' | 'batchNormEpsilon' | 'batchSize'>) {
  return {
    pytorch: { momentum: batchNormMomentum, epsilon: batchNormEpsilon },
    keras: { momentum: tidy(1 - batchNormMomentum), epsilon: batchNormEpsilon },
    varianceRatio: (batchSize - 1) / batchSize,
  };
}

/** What the libraries take when they are not told otherwise; the epsilons are those of their LayerNorms too. */
export const LIBRARY_DEFAULTS = {
  pytorch: { momentum: 0.1, epsilon: 1e-5 },
  keras: { momentum: 0.99, epsilon: 1e-3 },
};
