import { describe, expect, it } from 'vitest';
import { LAB_CONFIG } from '../../../shared/domain/config.ts';
import { buffersOf, networksOf, parametersOf } from '../../../shared/domain/networks.ts';

const linear = (inputs: number, outputs: number) => ({ kind: 'linear', inputs, outputs });
const relu = { kind: 'activation', activation: 'relu' };
const bn = (units: number) => ({ kind: 'batchNorm', units });
const ln = (units: number) => ({ kind: 'layerNorm', units });

describe('the layers of the two networks', () => {
  it('are the lab’s', () => {
    const networks = networksOf(LAB_CONFIG);
    const [first, second, last] = [linear(784, 32), linear(32, 32), linear(32, 10)];
    expect(networks.bn).toEqual([first, bn(32), relu, second, bn(32), relu, last]);
    expect(networks.plain).toEqual([first, relu, second, relu, last]);
  });

  it('have the normalization after the activation where the config says so', () => {
    const config = { ...LAB_CONFIG, hiddenSizes: [5], batchNormPlacement: 'after' as const };
    const after = (norm: object) => [linear(784, 5), relu, norm, linear(5, 10)];
    expect(networksOf(config).bn).toEqual(after(bn(5)));
    expect(networksOf({ ...config, normalization: 'layerNorm' }).bn).toEqual(after(ln(5)));
  });

  it('are one linear layer when nothing is hidden', () => {
    const networks = networksOf({ ...LAB_CONFIG, hiddenSizes: [] });
    expect(networks.bn).toEqual([linear(784, 10)]);
    expect(networks.plain).toEqual(networks.bn);
  });

  it('have gamma in every normalization, beta in all but RMSNorm, and running statistics in BatchNorm alone', () => {
    const config = { ...LAB_CONFIG, hiddenSizes: [5] };
    const named = (specs: { name: string }[]) => specs.map(({ name }) => name);
    const parameters = ['0.weight', '0.bias', '1.gamma', '1.beta', '3.weight', '3.bias'];
    const batchNorm = networksOf(config).bn;
    const layerNorm = networksOf({ ...config, normalization: 'layerNorm' }).bn;
    expect(named(parametersOf(batchNorm))).toEqual(parameters);
    expect(named(parametersOf(layerNorm))).toEqual(parameters);
    const groupNorm = networksOf({ ...config, normalization: 'groupNorm' }).bn;
    expect(named(parametersOf(groupNorm))).toEqual(parameters);
    expect(groupNorm[1]).toEqual({ kind: 'groupNorm', units: 5, groups: 4 });
    const rmsNorm = networksOf({ ...config, normalization: 'rmsNorm' }).bn;
    expect(named(parametersOf(rmsNorm))).toEqual(parameters.filter((name) => name !== '1.beta'));
    for (const network of [groupNorm, rmsNorm]) expect(buffersOf(network)).toEqual([]);
    expect(named(buffersOf(batchNorm))).toEqual(['1.runningMean', '1.runningVariance']);
    expect(buffersOf(layerNorm)).toEqual([]);
  });
});
