import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../../shared/models/byteSource.ts';
import { openModel } from '../../../../shared/models/openModel.ts';

const CHANNELS = 3;
const NAMES = ['gamma', 'beta', 'moving_mean', 'moving_variance'] as const;
const TOPOLOGY = {
  class_name: 'Sequential',
  config: {
    layers: [
      {
        class_name: 'BatchNormalization',
        config: { name: 'bn', epsilon: 0.002, momentum: 0.95, trainable: false },
      },
      { class_name: 'Conv2D', config: { name: 'conv' } },
    ],
  },
};

interface Stored {
  dtype: string;
  quantization?: { dtype: string; scale?: number; min?: number };
}

/** A layers model whose four arrays are stored like that, its bytes in files of those lengths. */
function modelOf(stored: Stored, bytes: Uint8Array, lengths: number[] = [bytes.length]) {
  const weights = NAMES.map((name) => ({ name: `bn/${name}`, shape: [CHANNELS], ...stored }));
  const paths = lengths.map((_, place) => `shard${place}`);
  const json = { modelTopology: TOPOLOGY, weightsManifest: [{ paths, weights }] };
  const files = new Map<string, Uint8Array>();
  let at = 0;
  for (const [place, length] of lengths.entries()) {
    files.set(`shard${place}`, bytes.subarray(at, (at += length)));
  }
  return openModel({
    main: bytesSource('model.json', new TextEncoder().encode(JSON.stringify(json))),
    beside: (name) => {
      const found = files.get(name);
      return Promise.resolve(found === undefined ? null : bytesSource(name, found));
    },
  });
}

const floats = Float32Array.from({ length: 4 * CHANNELS }, (_, place) => place + 0.25);
const bytesOf = ({ buffer }: { buffer: ArrayBufferLike }) => new Uint8Array(buffer);

describe('a TensorFlow.js layers model', () => {
  it('says epsilon, momentum as PyTorch counts it, and what is frozen', async () => {
    const { norms, convolutions } = await modelOf({ dtype: 'float32' }, bytesOf(floats));
    expect(norms).toMatchObject([{ path: 'bn', epsilon: 0.002, momentum: 0.05, isFrozen: true }]);
    expect(convolutions).toBe(1);
    expect(norms[0]?.variance?.values).toEqual(Float64Array.from([9.25, 10.25, 11.25]));
  });

  it('is read across the ends of its files', async () => {
    const { norms } = await modelOf({ dtype: 'float32' }, bytesOf(floats), [5, 1, 20, 22]);
    expect(norms[0]?.mean?.values).toEqual(Float64Array.from([6.25, 7.25, 8.25]));
  });

  it.each([
    ['uint8', Uint8Array.from({ length: 12 }, (_, place) => place * 20)],
    ['uint16', Uint16Array.from({ length: 12 }, (_, place) => place * 20)],
  ])('has the numbers that TensorFlow.js makes of weights rounded to %s', async (dtype, whole) => {
    const quantization = { dtype, scale: 0.1, min: -3 };
    const model = await modelOf({ dtype: 'float32', quantization }, bytesOf(whole));
    const expected = [180, 200, 220].map((value) => Math.fround(value * 0.1 - 3));
    expect(model.norms[0]?.variance?.values).toEqual(Float64Array.from(expected));
    expect(model.notices).toMatchObject([{ id: 'modelQuantized', values: { types: [dtype] } }]);
  });

  it('says that numbers are stored in half precision, which is no rounding to integers', async () => {
    const halves = Uint16Array.from({ length: 12 }, (_, place) => (place < 9 ? 0x3c00 : 0x4500));
    const quantization = { dtype: 'float16' };
    const model = await modelOf({ dtype: 'float32', quantization }, bytesOf(halves));
    expect(model.norms[0]?.variance).toMatchObject({
      dtype: 'float16',
      values: Float64Array.from([5, 5, 5]),
    });
    expect(model.notices).toEqual([]);
  });

  it('is refused without one of its files, or with too few bytes', async () => {
    const short = bytesOf(floats).subarray(0, 40);
    await expect(modelOf({ dtype: 'float32' }, short)).rejects.toThrow('it is cut off');
  });
});
