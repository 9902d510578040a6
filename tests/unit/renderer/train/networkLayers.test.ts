import { describe, expect, it } from 'vitest';
import { better } from '../../../../renderer/views/train/better.ts';
import { networkLayers } from '../../../../renderer/views/train/networkLayers.ts';
import { LAB_CONFIG } from '../../../../shared/domain/config.ts';

const linear = (inputs: number, outputs: number) => ({ kind: 'linear', inputs, outputs });
const bn = { kind: 'batchNorm' };
const relu = { kind: 'activation' };

describe('the layers of the two networks', () => {
  it('are the lab’s', () => {
    expect(networkLayers(LAB_CONFIG, 'bn')).toEqual([
      linear(784, 32),
      bn,
      relu,
      linear(32, 32),
      bn,
      relu,
      linear(32, 10),
    ]);
    expect(networkLayers(LAB_CONFIG, 'plain')).toEqual([
      linear(784, 32),
      relu,
      linear(32, 32),
      relu,
      linear(32, 10),
    ]);
  });

  it('have BN after the activation where the config says so', () => {
    const config = { ...LAB_CONFIG, hiddenSizes: [5], batchNormPlacement: 'after' as const };
    expect(networkLayers(config, 'bn')).toEqual([linear(784, 5), relu, bn, linear(5, 10)]);
  });

  it('are one linear layer when nothing is hidden', () => {
    const config = { ...LAB_CONFIG, hiddenSizes: [] };
    expect(networkLayers(config, 'bn')).toEqual([linear(784, 10)]);
  });
});

describe('the better of two networks', () => {
  const score = (value: number | null) => value;

  it('has the higher score, also when the other has none', () => {
    expect(better({ bn: 2, plain: 1 }, score)).toBe('bn');
    expect(better({ bn: 1, plain: 2 }, score)).toBe('plain');
    expect(better({ bn: null, plain: -3 }, score)).toBe('plain');
  });

  it('is neither when they are equal or both have none', () => {
    expect(better({ bn: 1, plain: 1 }, score)).toBeNull();
    expect(better({ bn: null, plain: null }, score)).toBeNull();
  });
});
