import { describe, expect, it } from 'vitest';
import { percentTickText, tickText } from '../../../../shared/plot/numberText.ts';

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
