import type { UnitSteps } from '../../../../shared/domain/inspection.ts';
import type { Text } from '../../../i18n/messages.ts';
import { formatNumber } from '../../../parts/inspection/formatNumber.ts';

/** A variance this many times epsilon and less is visibly changed by it. */
const NEAR_EPSILON = 100;

/** Mean and biased variance of what is there; null where there is nothing finite. */
export function unitMoments(
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
  const after = unitMoments(normalized);
  const result = unitMoments(output);
  if (mean === null || variance === null || after === null || result === null) {
    return [{ key: 'learn.algorithm.notFinite' }];
  }
  const before = {
    m: input.length,
    mean: formatNumber(mean),
    deviation: formatNumber(Math.sqrt(variance)),
  };
  const findings: Text[] = [
    { key: 'learn.algorithm.before', params: before },
    {
      key: 'learn.algorithm.normalized',
      params: {
        mean: formatNumber(tidy(after.mean)),
        variance: formatNumber(after.variance),
      },
    },
  ];
  if (variance <= NEAR_EPSILON * epsilon) {
    findings.push({
      key: 'learn.algorithm.epsilonShows',
      params: { variance: formatNumber(variance), epsilon: formatNumber(epsilon) },
    });
  } else if (input.length === 2) {
    findings.push({ key: 'learn.algorithm.pair' });
  }
  const scaled = {
    gamma: formatNumber(gamma[0] ?? null),
    beta: formatNumber(beta[0] ?? null),
    mean: formatNumber(tidy(result.mean)),
    deviation: formatNumber(Math.sqrt(result.variance)),
  };
  return [...findings, { key: 'learn.algorithm.scaled', params: scaled }];
}
