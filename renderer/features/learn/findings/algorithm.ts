import type { UnitSteps } from '../../../../shared/domain/inspection.ts';
import type { Text } from '../../../i18n/messages.ts';
import { formatMeasure } from '../chapters/parts/numbers.ts';

/** A variance this many times epsilon and less is visibly changed by it. */
const NEAR_EPSILON = 100;

/** Mean and biased variance of what is there; null where there is nothing finite. */
export function momentsOf(
  values: readonly (number | null)[],
): { mean: number; variance: number } | null {
  const finite = values.filter((value) => value !== null);
  if (finite.length === 0 || finite.length < values.length) return null;
  const mean = finite.reduce((sum, value) => sum + value, 0) / finite.length;
  const squares = finite.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: squares / finite.length };
}

/** Rounding in float32 leaves this much of a mean that is 0. */
const tidy = (value: number) => (Math.abs(value) < 1e-5 ? 0 : value);

/** What the four steps did to one unit's numbers: where they were before, and where they are after each. */
export function stepFindings({
  input,
  mean,
  variance,
  epsilon,
  normalized,
  gamma,
  beta,
  output,
}: UnitSteps): Text[] {
  const after = momentsOf(normalized);
  const result = momentsOf(output);
  if (mean === null || variance === null || after === null || result === null) {
    return [{ key: 'learn.algorithm.notFinite' }];
  }
  const before = {
    m: input.length,
    mean: formatMeasure(mean),
    deviation: formatMeasure(Math.sqrt(variance)),
  };
  const findings: Text[] = [
    { key: 'learn.algorithm.before', params: before },
    {
      key: 'learn.algorithm.normalized',
      params: {
        mean: formatMeasure(tidy(after.mean)),
        variance: formatMeasure(Number(after.variance.toPrecision(4))),
      },
    },
  ];
  if (variance <= NEAR_EPSILON * epsilon) {
    findings.push({
      key: 'learn.algorithm.epsilonShows',
      params: { variance: formatMeasure(variance), epsilon: formatMeasure(epsilon) },
    });
  } else if (input.length === 2) {
    findings.push({ key: 'learn.algorithm.pair' });
  }
  const scaled = {
    gamma: formatMeasure(gamma[0] ?? null),
    beta: formatMeasure(beta[0] ?? null),
    mean: formatMeasure(tidy(result.mean)),
    deviation: formatMeasure(Math.sqrt(result.variance)),
  };
  return [...findings, { key: 'learn.algorithm.scaled', params: scaled }];
}
