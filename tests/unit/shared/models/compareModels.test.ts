import { describe, expect, it } from 'vitest';
import { compareModels } from '../../../../shared/models/compareModels.ts';
import type { ForeignModel, ForeignNorm } from '../../../../shared/models/foreignModel.ts';

const array = (values: number[]) => ({
  dtype: 'float32' as const,
  shape: [values.length],
  values: Float64Array.from(values),
});
const norm = (changes: Partial<ForeignNorm> = {}): ForeignNorm => ({
  ...{ path: 'bn', fullPath: 'bn', kind: 'batchNorm', channels: 2, epsilon: 1, momentum: 0.1 },
  ...{ gamma: array([1, 2]), beta: array([0, 0]), mean: array([0, 1]), variance: array([3, 8]) },
  ...{ counter: 1, isFrozen: null, isTraining: null },
  ...changes,
});
const model = (...norms: ForeignNorm[]): ForeignModel => ({
  ...{ fileName: 'm', format: 'pytorch', version: null, size: 1, arrays: 1, convolutions: null },
  ...{ norms, notices: [] },
});
const changeOf = (changes: Partial<ForeignNorm>) =>
  compareModels(model(norm()), model(norm(changes))).changes[0];

describe('compareModels', () => {
  it('measures drift of the mean in standard deviations of the older file', () => {
    // sqrt(3 + 1) = 2 and sqrt(8 + 1) = 3.
    const change = changeOf({ mean: array([1, 4]), variance: array([6, 4]) });
    expect(change?.meanDrift).toEqual({ largest: 1, typical: 0.75 });
    expect(change?.varianceRatio).toEqual({ smallest: 0.5, largest: 2 });
    expect(change?.verdict).toBe('statisticsMoved');
  });

  it('says what stayed the same to the last bit', () => {
    expect(changeOf({})?.verdict).toBe('unchanged');
    expect(changeOf({ beta: array([0, -0]) })?.verdict).toBe('statisticsStale');
    expect(changeOf({ gamma: array([1, 3]) })).toMatchObject({
      verdict: 'statisticsStale',
      gammaChange: 1,
      betaChange: 0,
    });
    const both = { gamma: array([1, 3]), mean: array([0, 2]) };
    expect(changeOf(both)?.verdict).toBe('changed');
  });

  it('matches layers by their names for people, and lists those of one file', () => {
    const renamed = norm({ fullPath: 'module.bn' });
    const alone = norm({ path: 'head', fullPath: 'head' });
    const { changes, onlyOlder, onlyNewer } = compareModels(model(norm(), alone), model(renamed));
    expect(changes.map(({ path }) => path)).toEqual(['bn']);
    expect([onlyOlder, onlyNewer]).toEqual([['head'], []]);
  });
});
