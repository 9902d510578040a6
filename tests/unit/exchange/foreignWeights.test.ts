import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { importExperiments } from '../../../main/exchange/import/importExperiments.ts';
import { messageText } from '../../../shared/errors/message.ts';
import type { NamedArray } from '../../../shared/formats/safetensors.ts';
import { encodeSafetensors } from '../../../shared/formats/safetensors.ts';
import { foreignFile } from '../../support/foreign.ts';
import { freshStore } from '../../support/savedRuns.ts';

const NOW = new Date('2026-01-02T03:04:05Z');

/** What import makes of a file: the config's shape and the notices, or why it is refused. */
async function outcomeOf(name: string, bytes: Uint8Array) {
  const store = await freshStore();
  try {
    const { experiments, notices } = await importExperiments(store, name, bytes, NOW);
    const files = await store.files(experiments[0]?.id ?? '');
    return {
      names: experiments.map((run) => run.name),
      config: experiments[0]?.config,
      weights: files.filter(({ path }) => path.endsWith('weights.bin')),
      notices: notices.map((notice) => messageText(notice, 'en')).join(' '),
    };
  } catch (error) {
    return String(error instanceof Error ? error.message : error);
  }
}

const array = (name: string, ...shape: number[]): NamedArray => ({
  name,
  shape,
  values: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, at) => at % 7),
});
const linear = (name: string, outputs: number, inputs: number) => [
  array(`${name}.weight`, outputs, inputs),
  array(`${name}.bias`, outputs),
];
const norm = (name: string, units: number) =>
  ['weight', 'bias', 'running_mean', 'running_var'].map((role) => array(`${name}.${role}`, units));
const file = (...arrays: NamedArray[][]) => encodeSafetensors(arrays.flat(), {});

describe('what PyTorch users save is taken in', () => {
  const before = { hiddenSizes: [4, 4], normalization: 'batchNorm', batchNormPlacement: 'before' };
  test.each([
    ['compiled.safetensors', before, /./],
    ['parallel.safetensors', before, /./],
    ['both.safetensors', before, /./],
    ['attribute.safetensors', before, /./],
    ['flatten.safetensors', before, /./],
    ['dropout.safetensors', before, /./],
    ['f16.safetensors', before, /./],
    ['bf16.safetensors', before, /./],
    ['mixed.safetensors', before, /./],
    ['f64.safetensors', before, /64 bits are rounded/],
    ['nobias.safetensors', before, /no 0.bias, 3.bias: 0 is taken/],
    ['noaffine.safetensors', before, /no 1.weight, 1.bias, 4.weight, 4.bias/],
    ['notrack.safetensors', { ...before, normalization: 'layerNorm' }, /taken for LayerNorm/],
    ['nan.safetensors', before, /./],
    ['negative.safetensors', before, /./],
  ])('%s', async (name, config, notice) => {
    const outcome = await outcomeOf(name, foreignFile(`weights/${name}`));
    expect(outcome).toMatchObject({ config });
    expect(outcome).toHaveProperty('notices', expect.stringMatching(notice));
  });

  test('a shifted numbering changes no weight', async () => {
    const at = (...[first, second, third]: string[]) =>
      file(linear(first ?? '', 6, 784), norm(second ?? '', 6), linear(third ?? '', 10, 6));
    const usual = await outcomeOf('a.safetensors', at('0', '1', '3'));
    expect(await outcomeOf('a.safetensors', at('1', '2', '5'))).toEqual(usual);
    expect(await outcomeOf('a.safetensors', at('m.9', 'm.10', 'm.14'))).toEqual(usual);
  });

  test.each([
    [
      'named layers',
      file(
        [...linear('fc1', 6, 784), ...norm('bn1', 6)],
        [...linear('fc2', 5, 6), ...norm('bn2', 5)],
        linear('out', 10, 5),
      ),
      { hiddenSizes: [6, 5], normalization: 'batchNorm', batchNormPlacement: 'before' },
      /does not say whether the normalization comes before/,
    ],
    [
      'more than nine of a name',
      file(
        ...Array.from({ length: 11 }, (_, at) =>
          linear(`fc${at}`, at + 3, at === 0 ? 784 : at + 2),
        ),
        linear('fc11', 10, 13),
      ),
      { hiddenSizes: [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13] },
      /Only the network without/,
    ],
    [
      'blocks inside a model that was compiled inside another',
      file(
        [...linear('net._orig_mod.block1.fc', 6, 784), ...norm('net._orig_mod.block1.bn', 6)],
        linear('net._orig_mod.head', 10, 6),
      ),
      { hiddenSizes: [6], normalization: 'batchNorm' },
      /Only the network with/,
    ],
    [
      'normalizations with a scale alone',
      file(linear('0', 6, 784), [array('1.weight', 6)], linear('3', 10, 6)),
      { hiddenSizes: [6], normalization: 'rmsNorm', batchNormPlacement: 'before' },
      /taken for RMSNorm/,
    ],
    [
      'normalizations with scale and shift alone',
      file(
        linear('0', 6, 784),
        linear('1', 6, 0).slice(1),
        [array('1.weight', 6)],
        linear('3', 10, 6),
      ),
      { hiddenSizes: [6], normalization: 'layerNorm' },
      /taken for LayerNorm. A GroupNorm has the same arrays/,
    ],
    [
      'the normalization after the activation, with Dropout behind it',
      file(linear('1', 6, 784), norm('3', 6), linear('4', 5, 6), norm('6', 5), linear('8', 10, 5)),
      { hiddenSizes: [6, 5], batchNormPlacement: 'after' },
      /Only the network with/,
    ],
    [
      'both networks of a module',
      file(
        [...linear('model.bn.0', 6, 784), ...norm('model.bn.1', 6), ...linear('model.bn.3', 10, 6)],
        [...linear('model.plain.0', 6, 784), ...linear('model.plain.2', 10, 6)],
      ),
      { hiddenSizes: [6], normalization: 'batchNorm' },
      /^The file does not hold the activation[^.]*.$/,
    ],
  ])('%s', async (_, bytes, config, notice) => {
    const outcome = await outcomeOf('a.safetensors', bytes);
    expect(outcome).toMatchObject({ config });
    expect(outcome).toHaveProperty('notices', expect.stringMatching(notice));
  });
});

describe('what is refused is told with what was found and what is needed', () => {
  test.each([
    ['duplicate-key.safetensors', /has 0\.bias twice/],
    ['overlap.safetensors', /2\.bias begins at byte 12,544 .* instead of 12,560/],
    ['trailing.safetensors', /end at byte 12,840 of the data, which have 12,940/],
  ])('%s', async (name, reason) => {
    expect(await outcomeOf(name, foreignFile(`weights/${name}`))).toMatch(reason);
  });

  test.each([
    ['no image', file(linear('0', 10, 3072)), /takes the 784 pixels .* 0 3072→10/],
    ['other classes', file(linear('0', 26, 784)), /gives the 10 classes .* 0 784→26/],
    ['a gap', file(linear('0', 8, 784), linear('2', 10, 9)), /do not follow one another/],
    [
      'names without an order',
      file(linear('in', 6, 784), linear('red', 6, 6), linear('blue', 6, 6), linear('z', 10, 6)),
      /names of its layers do not give their order .*blue/,
    ],
    [
      'a convolution',
      file([array('conv1.weight', 8, 1, 3, 3)]),
      /conv1\.weight of the shape \[8, 1, 3, 3\]/,
    ],
    [
      'a normalization too few',
      file(linear('0', 6, 784), norm('1', 6), linear('3', 5, 6), linear('5', 10, 5)),
      /1 normalizations for 2 hidden/,
    ],
    [
      'a bias of another size',
      file([array('0.weight', 10, 784), array('0.bias', 9)]),
      /0\.bias has the shape \[9\]; \[10\] is needed/,
    ],
    ['a web page', Buffer.from('\n<!DOCTYPE html><html><title>404'), /it is a web page/],
    ['a pointer', Buffer.from('version https://git-lfs.github.com/spec/v1\noid'), /Git LFS/],
  ])('%s', async (_, bytes, reason) => {
    expect(await outcomeOf('a.safetensors', bytes)).toMatch(reason);
  });
});

describe('a zip of weights', () => {
  const plain = foreignFile('weights/plain.safetensors');
  const normalized = foreignFile('weights/model.safetensors');

  test('leaves out what macOS puts beside the files', async () => {
    expect(await outcomeOf('from-mac.zip', foreignFile('from-mac.zip'))).toMatchObject({
      config: { hiddenSizes: [4, 4] },
      weights: [{}, {}],
    });
  });

  test('passes over a file that cannot be read, named with its reason', async () => {
    const zip = zipSync({
      'a/bn.safetensors': normalized,
      'b/cut.safetensors': plain.subarray(0, 900),
    });
    expect(await outcomeOf('both.zip', zip)).toMatchObject({
      names: ['a'],
      notices: expect.stringMatching(
        /b\/cut\.safetensors is passed over: its arrays end at/,
      ) as string,
    });
  });

  test('without a readable file is refused with every reason', async () => {
    const zip = zipSync({ 'x.safetensors': Buffer.from('<html>'), 'y.safetensors': Buffer.of(1) });
    const reason = /x\.safetensors: it is a web page.*y\.safetensors: it is 1 bytes long/;
    expect(await outcomeOf('both.zip', zip)).toMatch(reason);
  });

  test('with several networks of a kind makes a run of each', async () => {
    const zip = zipSync({ 'seed1.safetensors': normalized, 'seed2.safetensors': normalized });
    expect(await outcomeOf('seeds.zip', zip)).toMatchObject({ names: ['seed1', 'seed2'] });
  });
});
