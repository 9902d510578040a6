import { gzipSync } from 'node:zlib';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { MAX_EXAMPLES, readIdx } from '../../../main/data/idx/idx.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { idxFile, idxImages, idxLabels } from '../../support/idxSets.ts';
import { containing } from '../../support/textMatchers.ts';

/** The error `readIdx` refuses the bytes with. */
async function refusal(
  bytes: Uint8Array,
  kind: 'images' | 'labels' = 'images',
): Promise<WorkbenchError> {
  const error = await readIdx('file', bytes, kind).then(
    () => new Error('it was accepted'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof WorkbenchError)) throw error;
  expect(error.code).toBe('data-invalid');
  expect(error.message).toContain('file');
  expect(error.message).toContain(String(error.params['offset']));
  return error;
}

describe('readIdx', () => {
  it('reads images and labels, plain and gzipped', async () => {
    for (const pack of [(bytes: Buffer) => bytes, gzipSync]) {
      const images = await readIdx('file', pack(idxImages(3)), 'images');
      expect(images.count).toBe(3);
      expect(Buffer.compare(images.data, idxImages(3).subarray(16))).toBe(0);
      expect(Buffer.compare(images.content, idxImages(3))).toBe(0);
      const labels = await readIdx('file', pack(idxLabels(12)), 'labels');
      expect(Array.from(labels.data)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
    }
  });

  it('refuses another magic number', async () => {
    expect((await refusal(idxLabels(3))).params).toMatchObject({
      offset: 0,
      reason: containing('0x00000801'),
    });
    expect((await refusal(idxImages(3), 'labels')).params['offset']).toBe(0);
    expect((await refusal(Buffer.from('no such file'))).params['offset']).toBe(0);
  });

  it('refuses images that are not 28 by 28', async () => {
    expect(
      (await refusal(idxFile(0x0803, [1, 32, 28], Buffer.alloc(32 * 28)))).params['offset'],
    ).toBe(8);
    expect(
      (await refusal(idxFile(0x0803, [1, 28, 27], Buffer.alloc(28 * 27)))).params['offset'],
    ).toBe(12);
  });

  it('refuses no examples, and more than memory is meant for, by the header alone', async () => {
    expect((await refusal(idxFile(0x0803, [0, 28, 28], Buffer.alloc(0)))).params['offset']).toBe(4);
    for (const count of [MAX_EXAMPLES + 1, 0xffffffff]) {
      const error = await refusal(gzipSync(idxFile(0x0801, [count], Buffer.alloc(0))), 'labels');
      expect(error.params).toMatchObject({
        offset: 4,
        reason: containing(count.toLocaleString('en')),
      });
    }
  });

  it('refuses a file that ends early, at its end', async () => {
    expect((await refusal(Buffer.alloc(0))).params['offset']).toBe(0);
    expect((await refusal(idxImages(2).subarray(0, 11))).params['offset']).toBe(11);
    expect((await refusal(idxImages(2).subarray(0, 1000))).params['offset']).toBe(1000);
    expect((await refusal(gzipSync(idxImages(2).subarray(0, 1000)))).params['offset']).toBe(1000);
  });

  it('refuses bytes after the announced end', async () => {
    const longer = Buffer.concat([idxImages(2), Buffer.from([0])]);
    expect((await refusal(longer)).params['offset']).toBe(16 + 2 * 784);
    expect((await refusal(gzipSync(longer))).params['offset']).toBe(16 + 2 * 784);
  });

  it('refuses bytes after the gzip stream, zeros too', async () => {
    const packed = gzipSync(idxImages(2));
    for (const tail of [Buffer.alloc(5), Buffer.from('more'), Buffer.from('\0more')]) {
      await refusal(Buffer.concat([packed, tail]));
    }
    const error = await refusal(Buffer.concat([packed, Buffer.alloc(5)]));
    expect(error.params['offset']).toBe(packed.length);
  });

  it('refuses a cut gzip file at every length', async () => {
    const packed = gzipSync(idxLabels(40));
    for (let length = 0; length < packed.length; length++) {
      await refusal(packed.subarray(0, length), 'labels');
    }
  });

  it('refuses a gzip file with a wrong checksum', async () => {
    const packed = gzipSync(idxImages(2));
    const checksum = packed.length - 8;
    packed[checksum] = (packed[checksum] ?? 0) ^ 1;
    expect((await refusal(packed)).message).toContain('gzip');
  });

  it('stops unpacking a bomb where its header ends, whatever it holds', async () => {
    const bomb = gzipSync(Buffer.concat([idxImages(2), Buffer.alloc(200_000_000)]), { level: 1 });
    const before = process.memoryUsage().arrayBuffers;
    expect((await refusal(bomb)).params['offset']).toBe(16 + 2 * 784);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  });

  it('refuses a label above 9 where it stands', async () => {
    const labels = idxLabels(20);
    labels[8 + 13] = 10;
    for (const bytes of [labels, gzipSync(labels)]) {
      expect((await refusal(bytes, 'labels')).params).toMatchObject({
        offset: 21,
        reason: containing('10'),
      });
    }
  });
});

describe('readIdx on whatever comes', () => {
  const kinds = fc.constantFrom('images' as const, 'labels' as const);

  it('accepts exactly what was written, for any labels', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 300, max: 9 }),
        fc.boolean(),
        async (labels, packed) => {
          const bytes = idxFile(0x0801, [labels.length], labels);
          const read = await readIdx('file', packed ? gzipSync(bytes) : bytes, 'labels');
          expect(Array.from(read.data)).toEqual(Array.from(labels));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('refuses arbitrary bytes with a clear error, plain, gzipped, or called gzip', async () => {
    const dress = fc.constantFrom(
      (bytes: Uint8Array) => bytes,
      (bytes: Uint8Array) => gzipSync(bytes),
      (bytes: Uint8Array) => Buffer.concat([Buffer.from([0x1f, 0x8b, 8]), bytes]),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        dress,
        kinds,
        async (bytes, dressed, kind) => {
          await refusal(dressed(bytes), kind);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('never takes a damaged gzip file for a good one with other data', async () => {
    const original = idxImages(2, 5);
    const packed = gzipSync(original);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(packed.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (place, flip) => {
          const damaged = Buffer.from(packed);
          damaged[place] = (damaged[place] ?? 0) ^ flip;
          const read = await readIdx('file', damaged, 'images').catch((error: unknown) => {
            if (error instanceof WorkbenchError && error.code === 'data-invalid') return null;
            throw error;
          });
          // Some bytes of gzip's own header (time, system) mean nothing to the content.
          if (read !== null) expect(Buffer.compare(read.content, original)).toBe(0);
        },
      ),
      { numRuns: 200 },
    );
  });
});
