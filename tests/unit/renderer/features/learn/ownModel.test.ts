import { describe, expect, it } from 'vitest';
import {
  deadFindings,
  epsilonFindings,
  initialShare,
  statisticsFindings,
} from '../../../../../renderer/features/learn/findings/ownModel.ts';
import { generatedModel, generatedNorm } from '../../../../support/keptModels.ts';

const named = (path: string) => ({ path, fullPath: path });
const values = (...numbers: number[]) => ({
  dtype: 'float32' as const,
  shape: [numbers.length],
  values: Float64Array.from(numbers),
});

describe('the findings in one’s own model', () => {
  it('tell how much of the beginning is left in the slowest layer', () => {
    const model = generatedModel([
      generatedNorm(4, { ...named('fast'), counter: 200 }),
      generatedNorm(4, { ...named('slow'), momentum: 0.01, counter: 40 }),
    ]);
    expect(statisticsFindings(model)).toMatchObject([
      {
        key: 'learn.ownModel.initialLeft',
        params: { layer: 'slow', batches: 40, share: '66.90%' },
      },
      { key: 'learn.ownModel.countersDiffer', params: { fewest: 40, most: 200 } },
    ]);
  });

  it('tell that the beginning is forgotten from 44 batches of PyTorch’s momentum on', () => {
    const keysAfter = (counter: number) =>
      statisticsFindings(generatedModel([generatedNorm(4, { counter })])).map(({ key }) => key);
    expect(keysAfter(43)).toEqual(['learn.ownModel.initialLeft']);
    expect(keysAfter(44)).toEqual(['learn.ownModel.initialGone']);
  });

  it('know of no share without a counter, or with a cumulative mean', () => {
    expect(initialShare(generatedNorm(4, { counter: null }), 'pytorch')).toBeNull();
    expect(initialShare(generatedNorm(4, { momentum: NaN }), 'pytorch')).toBeNull();
    const model = generatedModel([generatedNorm(4, { counter: null })]);
    expect(statisticsFindings(model)).toEqual([{ key: 'learn.ownModel.noCounters' }]);
  });

  it('say where epsilon outweighs a variance, with the framework’s own where the file has none', () => {
    const small = { variance: values(2, 5e-4), epsilon: null };
    const keyIn = (format: 'pytorch' | 'keras') =>
      epsilonFindings(generatedModel([generatedNorm(2, small)], { format }))[0]?.key;
    expect(keyIn('pytorch')).toBe('learn.ownModel.aboveEpsilon');
    expect(keyIn('keras')).toBe('learn.ownModel.belowEpsilon');
  });

  it('count the dead channels, and name the layer with the most', () => {
    const model = generatedModel([
      generatedNorm(3, { ...named('one'), gamma: values(0, 1, 1) }),
      generatedNorm(4, { ...named('two'), gamma: values(0, 0, 1, 1) }),
    ]);
    expect(deadFindings(model)).toEqual([
      {
        key: 'learn.ownModel.dead',
        params: { count: 3, all: 7, layer: 'two', most: 2, channels: 4 },
      },
    ]);
    expect(deadFindings(generatedModel([generatedNorm(3)]))).toEqual([
      { key: 'learn.ownModel.noneDead' },
    ]);
  });
});
