import { describe, expect, it } from 'vitest';
import { decisionOn } from '../../../../shared/analysis/decision.ts';
import { pairedEffect, meanInterval } from '../../../../shared/analysis/intervals.ts';

/** Undecided, by pairs of values. */
function undecided(a: number[], b: number[]) {
  const effect = pairedEffect(a, b);
  return { code: 'undecided' as const, effect, a: meanInterval(a), b: meanInterval(b) };
}

describe('what would change a verdict', () => {
  it('is a number of seeds that grows with the spread', () => {
    const near = decisionOn(undecided([0.9, 0.92, 0.95], [0.89, 0.9, 0.89]));
    const far = decisionOn(undecided([0.9, 0.92, 0.97], [0.89, 0.92, 0.89]));
    if (near?.code !== 'seeds' || far?.code !== 'seeds') expect.fail('no number of seeds');
    expect(near.count).toBeGreaterThan(3);
    expect(far.count).toBeGreaterThan(near.count);
  });

  it('is more than anybody trains where there is no difference to speak of', () => {
    expect(decisionOn(undecided([0.9, 0.95, 0.92], [0.92, 0.9, 0.9501]))).toEqual({
      code: 'too-many',
    });
  });

  it('is nothing where the runs cannot be judged', () => {
    expect(decisionOn({ code: 'different-data' })).toBeNull();
  });
});
