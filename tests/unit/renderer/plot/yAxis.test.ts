import { describe, expect, it } from 'vitest';
import { yAxisOf } from '../../../../renderer/parts/curves/axes.ts';

const FITTED = { logarithmic: false, fromZero: false };

describe('the y axis of a measure', () => {
  it('follows the values, so that curves close together can be told apart', () => {
    expect(yAxisOf('accuracy', FITTED)).toMatchObject({ isPercent: true, logarithmic: false });
    expect(yAxisOf('accuracy', FITTED)).not.toHaveProperty('min');
    expect(yAxisOf('loss', FITTED)).not.toHaveProperty('min');
  });

  it('goes from 0 to 100 % for accuracies, and takes 0 in for losses, where that is asked for', () => {
    const fromZero = { ...FITTED, fromZero: true };
    expect(yAxisOf('accuracy', fromZero)).toMatchObject({ min: 0, max: 1 });
    expect(yAxisOf('loss', fromZero)).toMatchObject({ fromZero: true });
    expect(yAxisOf('loss', fromZero)).not.toHaveProperty('min');
  });

  it('is logarithmic for losses only', () => {
    const logarithmic = { ...FITTED, logarithmic: true };
    expect(yAxisOf('loss', logarithmic).logarithmic).toBe(true);
    expect(yAxisOf('accuracy', logarithmic).logarithmic).toBe(false);
  });
});
