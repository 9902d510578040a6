import { SETTINGS } from '../../../../shared/domain/catalog/catalog.ts';
import { describe, expect, test } from 'vitest';
import { networkFolders } from '../../../../shared/domain/checkpoint.ts';
import { LAB_CONFIG } from '../../../../shared/domain/config.ts';
import { networksOf } from '../../../../shared/domain/networks.ts';
import { NORMALIZATIONS } from '../../../../shared/domain/normalization.ts';
import { kerasArrays } from '../../../../shared/formats/kerasState.ts';
import { decodeWeights } from '../../../../shared/formats/layersModel.ts';
import { decodeSafetensors, encodeSafetensors } from '../../../../shared/formats/safetensors.ts';
import { readTorchState } from '../../../../shared/formats/readTorchState.ts';
import { fromTorch, isBatchCounter, toTorch } from '../../../../shared/formats/torchState.ts';
import { checkpointOf } from '../../../support/savedRuns.ts';

const ARRAYS = [
  { name: 'a', shape: [2, 3], values: Float32Array.of(1, 2, 3, 4, 5, 6) },
  { name: 'b', shape: [], values: Float32Array.of(-0.5) },
];

/** A file with one entry of any type. */
function fileWith(name: string, entry: unknown, data: Uint8Array): Uint8Array {
  const header = Buffer.from(JSON.stringify({ [name]: entry }));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, header, data]);
}

describe('safetensors', () => {
  test('come back as they were, wherever the bytes stand in memory', () => {
    const file = encodeSafetensors(ARRAYS, { who: '누구' });
    for (const shift of [0, 1, 3]) {
      const inside = Buffer.alloc(file.length + shift);
      inside.set(file, shift);
      const { arrays, metadata } = decodeSafetensors(inside.subarray(shift));
      expect(arrays).toEqual(ARRAYS);
      expect(metadata).toEqual({ who: '누구' });
    }
  });

  test('of float64 are rounded, counters are left out where that is asked', () => {
    const doubles = new Uint8Array(new Float64Array([0.1]).buffer);
    const entry = { dtype: 'F64', shape: [1], data_offsets: [0, 8] };
    expect(decodeSafetensors(fileWith('x', entry, doubles)).arrays[0]?.values[0]).toBe(
      Math.fround(0.1),
    );
    const counter = fileWith('1.num_batches_tracked', { ...entry, dtype: 'I64' }, doubles);
    expect(() => decodeSafetensors(counter)).toThrow(
      'of the type I64; F32, F64, F16, BF16 can be read',
    );
    expect(decodeSafetensors(counter, isBatchCounter).arrays).toEqual([]);
  });

  test.each([
    [
      'an offset beyond the end',
      { dtype: 'F32', shape: [4], data_offsets: [0, 16] },
      /end at byte 16/,
    ],
    [
      'another size than its shape',
      { dtype: 'F32', shape: [3], data_offsets: [0, 8] },
      /x has the shape \[3\]/,
    ],
    ['a negative offset', { dtype: 'F32', shape: [2], data_offsets: [-8, 0] }, /x is without/],
    ['a type of nobody', { dtype: 'F31', shape: [2], data_offsets: [0, 8] }, /type F31/],
    [
      'a gap before it',
      { dtype: 'F32', shape: [1], data_offsets: [4, 8] },
      /byte 4 .* instead of 0/,
    ],
    ['no entry', null, /x is without/],
  ])('with %s are refused', (_, entry, reason) => {
    expect(() => decodeSafetensors(fileWith('x', entry, new Uint8Array(8)))).toThrow(reason);
  });

  test('named __proto__ change nothing', () => {
    const header =
      '{"__proto__":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"__metadata__":{"__proto__":"x"}}';
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(header.length));
    const { arrays, metadata } = decodeSafetensors(
      Buffer.concat([length, Buffer.from(header), Buffer.alloc(4)]),
    );
    expect(arrays).toHaveLength(1);
    expect(() => readTorchState(arrays)).toThrow('it has __proto__');
    expect(Object.getPrototypeOf(metadata)).toBe(Object.prototype);
  });

  test.each([
    ['an escaped spelling of a name', '{"a":ENTRY,"\\u0061":ENTRY}', /has a twice/],
    ['two shapes for one array', '{"a":{"dtype":"F32","shape":[2],"shape":[1]}}', /shape twice/],
    ['a list in place of the header', '[]', /not JSON/],
    ['a byte order mark', '\ufeff{}', /not JSON/],
    ['a number as metadata', '{"__metadata__":{"epoch":3}}', /metadata/],
  ])('with %s are refused', (_, text, reason) => {
    const entry = '{"dtype":"F32","shape":[1],"data_offsets":[0,4]}';
    const header = Buffer.from(text.replaceAll('ENTRY', entry));
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(header.length));
    const file = Buffer.concat([length, header, Buffer.alloc(4)]);
    expect(() => decodeSafetensors(file)).toThrow(reason);
  });

  test.each([
    ['F16', [0x3c00, 0xc000, 0x0001, 0x7bff, 0xfc00], [1, -2, 2 ** -24, 65504, -Infinity]],
    [
      'BF16',
      [0x3f80, 0xc000, 0x0001, 0x7f7f, 0xff80],
      [1, -2, 2 ** -133, (2 - 2 ** -7) * 2 ** 127, -Infinity],
    ],
  ])('of %s are widened to the last bit', (dtype, halves, expected) => {
    const entry = { dtype, shape: [5], data_offsets: [0, 10] };
    const data = new Uint8Array(Uint16Array.from(halves).buffer);
    expect([...(decodeSafetensors(fileWith('x', entry, data)).arrays[0]?.values ?? [])]).toEqual(
      expected,
    );
  });
});

const PLACED = NORMALIZATIONS.flatMap((normalization) =>
  SETTINGS.batchNormPlacement.choices.map((placement) => ({ normalization, placement })),
);

describe.each(PLACED)(
  '$normalization $placement the activation',
  ({ normalization, placement }) => {
    const shape = { hiddenSizes: [5, 3], normalization, batchNormPlacement: placement };
    const config = { ...LAB_CONFIG, ...shape };
    const { files } = checkpointOf(config, 1);

    test.each(['bn', 'plain'] as const)(
      '%s: to PyTorch’s names and back changes nothing',
      (name) => {
        const network = networksOf(config)[name];
        const folder = networkFolders(normalization)[name];
        const weights = files.find(({ path }) => path === `${folder}/weights.bin`)?.bytes;
        const state = decodeWeights(network, weights ?? new Uint8Array());
        const torch = toTorch(network, state);
        expect(fromTorch(network, torch)).toEqual(state);
        // The arrays of a GroupNorm are those of a LayerNorm.
        const told = normalization === 'groupNorm' ? 'layerNorm' : normalization;
        const normalized = name === 'bn' ? { normalization: told, placement } : null;
        expect(readTorchState(torch)).toMatchObject([{ hiddenSizes: [5, 3], normalized }]);
        expect(() => fromTorch(network, torch.slice(1))).toThrow('0.weight is missing');
        expect(() => fromTorch(network, [...torch, ...ARRAYS])).toThrow('it has a');
      },
    );
  },
);

test('PyTorch’s weights are [outputs, inputs] and Keras’s [inputs, outputs]', () => {
  const network = networksOf({ ...LAB_CONFIG, hiddenSizes: [2] }).bn;
  const kernel = Float32Array.from({ length: 784 * 2 }, (_, at) => at);
  const only = (names: string[]) => new Map(names.map((name) => [name, new Float32Array(2)]));
  const state = {
    parameters: new Map([
      ...only(['0.bias', '1.gamma', '1.beta']),
      ['0.weight', kernel] as const,
      ['3.weight', new Float32Array(20)] as const,
      ['3.bias', new Float32Array(10)] as const,
    ]),
    buffers: only(['1.runningMean', '1.runningVariance']),
  };
  const [torch] = toTorch(network, state);
  expect(torch?.shape).toEqual([2, 784]);
  // The weight from input 1 to unit 0 is the third of ours and the second of theirs.
  expect(torch?.values[1]).toBe(2);
  expect(torch?.values[784]).toBe(1);
  expect(toTorch(network, state).map(({ name }) => name)).toEqual([
    '0.weight',
    '0.bias',
    '1.weight',
    '1.bias',
    '1.running_mean',
    '1.running_var',
    '3.weight',
    '3.bias',
  ]);
  expect(kerasArrays(network, state).map(({ name, shape }) => [name, shape])).toEqual([
    ['dense/kernel', [784, 2]],
    ['dense/bias', [2]],
    ['batch_normalization/gamma', [2]],
    ['batch_normalization/beta', [2]],
    ['batch_normalization/moving_mean', [2]],
    ['batch_normalization/moving_variance', [2]],
    ['dense_1/kernel', [2, 10]],
    ['dense_1/bias', [10]],
  ]);
});
