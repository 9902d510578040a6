import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../../shared/errors/refusal.ts';
import { bytesSource } from '../../../../shared/models/byteSource.ts';
import { openModel } from '../../../../shared/models/openModel.ts';
import { unpickle } from '../../../../shared/models/pickle/unpickle.ts';
import { PickleObject } from '../../../../shared/models/pickle/values.ts';

const fixture = (name: string): Uint8Array =>
  readFileSync(join(import.meta.dirname, '../../../fixtures/models', name));

/** Reads bytes as a model that has no files beside it. */
const read = (bytes: Uint8Array) =>
  openModel({ main: bytesSource('model', bytes), beside: () => Promise.resolve(null) });

const text = (content: string) => Buffer.from(content, 'latin1');
const archiveOf = (pickle: Uint8Array) => zipSync({ 'a/data.pkl': pickle }, { level: 0 });

/** A safetensors file with that header and `bytes` of data. */
function safetensors(header: unknown, bytes = 0): Uint8Array {
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  return Buffer.concat([length, json, Buffer.alloc(bytes)]);
}

describe('a hostile model file', () => {
  it('that names os.system leaves a record and calls nothing', () => {
    const { value } = unpickle(text("cos\nsystem\n(S'touch /tmp/owned'\ntR."));
    expect(value).toBeInstanceOf(PickleObject);
    expect((value as PickleObject).callable?.path).toBe('os.system');
  });

  it('that names os.system in a checkpoint has no layers', async () => {
    const model = await read(archiveOf(text("cos\nsystem\n(S'touch /tmp/owned'\ntR.")));
    expect(model.norms).toEqual([]);
  });

  it('whose pickle holds itself is read once', async () => {
    // An empty list, remembered, appended to itself.
    const model = await read(archiveOf(text(']q\x00h\x00a.')));
    expect(model.arrays).toBe(0);
  });

  it('nested a million levels deep is read without recursion', async () => {
    const deep = Buffer.concat([
      Buffer.alloc(1_000_000, ']'),
      Buffer.alloc(999_999, 'a'),
      text('.'),
    ]);
    expect((await read(archiveOf(deep))).arrays).toBe(0);
  });

  it.each([
    ['a shape whose product no number holds', [2 ** 40, 2 ** 40], [0, 8]],
    ['an array behind the end of the file', [4], [1_000_000, 1_000_016]],
    ['offsets that do not fit the shape', [4], [0, 8]],
  ])('with %s is refused', async (_, shape, offsets) => {
    const header = { 'bn.running_mean': { dtype: 'F32', shape, data_offsets: offsets } };
    await expect(read(safetensors(header, 16))).rejects.toThrow(Refusal);
  });

  it('whose header claims more than the file has is refused', async () => {
    const bytes = Buffer.alloc(64, '{');
    bytes.writeBigUInt64LE(2n ** 60n);
    await expect(read(bytes)).rejects.toThrow(Refusal);
  });

  it('whose zip unpacks to more than it says gets no more than that', async () => {
    const bomb = zipSync({ 'a/data.pkl': new Uint8Array(50_000_000) }, { level: 9 });
    await expect(read(bomb)).rejects.toThrow(Refusal);
  });

  const FILES = [
    'state.pth',
    'legacy.pth',
    'script.pt',
    'half.safetensors',
    'kept.onnx',
    'model.keras',
    'packed.h5',
    'latest-packed.h5',
  ];

  it.each(FILES)('%s cut anywhere is refused or read, and never another error', async (name) => {
    const whole = fixture(name);
    for (let length = 0; length < whole.length; length += 37) {
      await expectRefusalOrModel(whole.subarray(0, length));
    }
  });

  it.each(FILES)(
    '%s with bytes changed is refused or read, and never another error',
    async (name) => {
      const whole = fixture(name);
      const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
          const bytes = Uint8Array.from(whole);
          for (const [at, byte] of changes) bytes[at] = byte;
          await expectRefusalOrModel(bytes);
        }),
        { numRuns: 300 },
      );
    },
  );
});

async function expectRefusalOrModel(bytes: Uint8Array): Promise<void> {
  try {
    await read(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
  }
}
