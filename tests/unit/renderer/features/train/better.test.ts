import { describe, expect, it } from 'vitest';
import { better } from '../../../../../renderer/parts/run/better.ts';

describe('the better of two networks', () => {
  const score = (value: number | null) => value;

  it('is the one with the higher score, also when the other has none', () => {
    expect(better({ bn: 2, plain: 1 }, score)).toBe('bn');
    expect(better({ bn: 1, plain: 2 }, score)).toBe('plain');
    expect(better({ bn: null, plain: -3 }, score)).toBe('plain');
  });

  it('is null when they are equal or neither has a score', () => {
    expect(better({ bn: 1, plain: 1 }, score)).toBeNull();
    expect(better({ bn: null, plain: null }, score)).toBeNull();
  });
});
