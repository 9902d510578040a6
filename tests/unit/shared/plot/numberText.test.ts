import { describe, expect, it } from 'vitest';
import {
  percentTickText,
  percentTickTexts,
  tickText,
  tickTexts,
} from '../../../../shared/plot/numberText.ts';

describe('the label of a tick', () => {
  it('has no digits that are rounding errors', () => {
    expect(tickText(9.999999999999999e29)).toBe('1e30');
    expect(tickText(0.30000000000000004)).toBe('0.3');
    expect(tickText(4.999999999999999e-7)).toBe('5e−7');
  });

  it('has a minus as wide as a plus, and thousands parted', () => {
    expect(tickText(-0.5)).toBe('−0.5');
    expect(tickText(-2e30)).toBe('−2e30');
    expect(tickText(60_000)).toBe('60,000');
    expect(tickText(5_000_000)).toBe('5e6');
    expect(tickText(0)).toBe('0');
  });

  it('is in percent for shares', () => {
    expect(percentTickText(0.965)).toBe('96.5%');
    expect(percentTickText(1)).toBe('100%');
    expect(percentTickText(0.28)).toBe('28%');
  });
});

describe('the labels of an axis', () => {
  it('have as many decimals as the one that needs most', () => {
    expect(tickTexts([0, 0.05, 0.1, 0.15, 0.2])).toEqual(['0.00', '0.05', '0.10', '0.15', '0.20']);
    expect(tickTexts([-1, 0, 1])).toEqual(['−1', '0', '1']);
    expect(tickTexts([0, 0.0005, 0.001])).toEqual(['0.0000', '0.0005', '0.0010']);
    expect(tickTexts([1000, 1002.5])).toEqual(['1,000.0', '1,002.5']);
    expect(percentTickTexts([0.965, 0.97])).toEqual(['96.5%', '97.0%']);
  });

  it('stay short where numbers are very large or very small', () => {
    expect(tickTexts([0, 5e-7, 1e-6])).toEqual(['0', '5e−7', '1e−6']);
    expect(tickTexts([0, 5e6, 1e7])).toEqual(['0', '5e6', '1e7']);
  });
});
