import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { modelFixture, readFixture } from '../../../support/keptModels.ts';

/** What `make_models.py` wrote beside the files; a field that is left out is not in the file. */
interface ExpectedLayer {
  path: string;
  gamma?: number[];
  beta?: number[];
  mean: number[];
  variance: number[];
  epsilon?: number;
  momentum?: number;
  counter?: number;
}
const EXPECTED = JSON.parse(readFileSync(modelFixture('expected.json'), 'utf8')) as Record<
  string,
  ExpectedLayer[]
>;

describe('openModel', () => {
  it.each(Object.entries(EXPECTED))('reads every number of %s', async (name, layers) => {
    const { norms } = await readFixture(name);
    const found = norms.map(({ path, epsilon, momentum, counter, ...arrays }) => ({
      path,
      ...(arrays.gamma !== null && { gamma: [...arrays.gamma.values] }),
      ...(arrays.beta !== null && { beta: [...arrays.beta.values] }),
      mean: [...(arrays.mean?.values ?? [])],
      variance: [...(arrays.variance?.values ?? [])],
      ...(epsilon !== null && { epsilon }),
      ...(momentum !== null && { momentum }),
      ...(counter !== null && { counter }),
    }));
    expect(found).toEqual(layers);
    expect(norms.every(({ kind }) => kind === 'batchNorm')).toBe(true);
  });

  it('keeps the names of the file beside those for people', async () => {
    const { norms } = await readFixture('wrapped.pth');
    expect(norms.map(({ fullPath }) => fullPath)).toEqual([
      'module._orig_mod.bn1',
      'module._orig_mod.bn2',
    ]);
  });

  it('says how numbers are stored', async () => {
    const dtypes = async (name: string) =>
      (await readFixture(name)).norms.map(({ variance }) => variance?.dtype);
    expect(await dtypes('half.pth')).toEqual(['float16', 'float16']);
    expect(await dtypes('brain.safetensors')).toEqual(['bfloat16', 'bfloat16']);
    expect(await dtypes('double.pth')).toEqual(['float64', 'float64']);
  });

  it('reads the mode and the gradients of a pickled module', async () => {
    const { norms, convolutions } = await readFixture('module.pt');
    expect(norms.map(({ isTraining }) => isTraining)).toEqual([true, true]);
    expect(norms.map(({ isFrozen }) => isFrozen)).toEqual([false, false]);
    expect(convolutions).toBe(2);
  });

  it('says which of ONNX’s nodes are exported in train mode, and counts convolutions', async () => {
    expect((await readFixture('training.onnx')).norms[0]?.isTraining).toBe(true);
    expect((await readFixture('listed.onnx')).norms[0]?.isTraining).toBe(false);
    expect((await readFixture('folded.onnx')).convolutions).toBe(2);
  });

  it('reads ONNX’s normalizations without running statistics, which share their arrays', async () => {
    const { norms } = await readFixture('kinds.onnx');
    expect(norms.map(({ kind, epsilon }) => [kind, epsilon])).toEqual([
      ['layerNorm', 1e-6],
      ['groupNorm', 2e-5],
      ['instanceNorm', 3e-5],
      ['rmsNorm', 1e-5],
    ]);
    for (const { kind, gamma, beta, mean, variance, momentum } of norms) {
      expect([...(gamma?.values ?? [])]).toEqual([1.5, -2, 0.25, 1]);
      expect(beta && [...beta.values]).toEqual(kind === 'rmsNorm' ? null : [0, 1, -1, 0.5]);
      expect([mean, variance, momentum]).toEqual([null, null, null]);
    }
  });

  it('reads which layers a Keras model freezes, and which stay unknown', async () => {
    const { norms, convolutions, version } = await readFixture('model.keras');
    expect(norms.map(({ isFrozen }) => isFrozen)).toEqual([false, false, true]);
    expect(convolutions).toBe(1);
    expect(version).toMatch(/^Keras 3/);
    const { notices } = await readFixture('model.weights.h5');
    expect(notices).toMatchObject([
      { id: 'modelVariablesUnclear', values: { layers: ['inner.inner_bn'] } },
    ]);
  });

  it('recognizes formats by content', async () => {
    const formats = ['state.pth', 'legacy.pth', 'script.pt', 'half.safetensors', 'kept.onnx'];
    const found = await Promise.all(formats.map(async (name) => (await readFixture(name)).format));
    expect(found).toEqual(['pytorch', 'pytorch', 'torchscript', 'safetensors', 'onnx']);
  });
});
