import { describe, expect, it } from 'vitest';
import { inOrder, seriesOf } from '../../../../shared/models/modelSeries.ts';
import { generatedModel, generatedNorm } from '../../../support/keptModels.ts';

const constant = (value: number) => ({
  dtype: 'float32' as const,
  shape: [3],
  values: Float64Array.from([value, value, value]),
});
const checkpoint = (mean: number, counter: number) =>
  generatedModel([
    generatedNorm(3, { mean: constant(mean), variance: constant(4), epsilon: 0, counter }),
  ]);

describe('inOrder', () => {
  it('sorts checkpoints by the numbers in their names', () => {
    const names = ['epoch_10.pth', 'epoch_2.pth', 'epoch_1.pth'];
    const sorted = inOrder(names.map((fileName) => ({ fileName })));
    expect(sorted.map(({ fileName }) => fileName)).toEqual(names.toReversed());
  });
});

describe('seriesOf', () => {
  it('gives each checkpoint’s drift in units of the deviation before', () => {
    const [layer] = seriesOf([checkpoint(1, 10), checkpoint(3, 20), checkpoint(2, 30)]);
    expect(layer).toMatchObject({
      path: 'bn',
      drift: [0, 1, 0.5],
      variance: [4, 4, 4],
      counter: [10, 20, 30],
    });
  });

  it('leaves out layers that a checkpoint does not have', () => {
    const other = generatedModel([generatedNorm(3, { path: 'other' })]);
    expect(seriesOf([checkpoint(1, 1), other])).toEqual([]);
  });

  it('has NaN where a checkpoint keeps no statistics', () => {
    const without = generatedModel([generatedNorm(3, { mean: null, variance: null })]);
    const [layer] = seriesOf([checkpoint(1, 1), without]);
    expect(layer?.drift).toEqual([0, NaN]);
    expect(layer?.variance).toEqual([4, NaN]);
  });
});
