import { describe, expect, test } from 'vitest';
import {
  crc32c,
  decodeRecords,
  encodeRecords,
} from '../../../../shared/formats/tensorboard/records.ts';
import { decodeEvents, encodeEvents } from '../../../../shared/formats/tensorboard/events.ts';
import {
  messageField,
  textField,
  varintField,
} from '../../../../shared/formats/tensorboard/wire.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('the checksum is CRC-32C, by the examples of RFC 3720', () => {
  expect(crc32c(bytes('123456789'))).toBe(0xe3069283);
  expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
  expect(crc32c(new Uint8Array(32).fill(0xff))).toBe(0x62a8ab43);
});

describe('records', () => {
  const file = encodeRecords([bytes('one'), bytes(''), bytes('three')]);

  test('come back as they were', () => {
    expect(decodeRecords(file).map((record) => new TextDecoder().decode(record))).toEqual([
      'one',
      '',
      'three',
    ]);
  });

  test('that are cut off are left out', () => {
    expect(decodeRecords(file.subarray(0, file.length - 3))).toHaveLength(2);
  });

  test.each([0, 9, 13])('with byte %d changed are refused', (at) => {
    const damaged = file.slice();
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    expect(() => decodeRecords(damaged)).toThrow('wrong checksum');
  });
});

describe('events', () => {
  const scalars = [
    { tag: 'train/loss', step: 1875, wallTime: 1_700_000_000.25, value: 0.5 },
    { tag: '검증/정확도', step: 2 ** 40, wallTime: 1_700_000_001, value: -1e-7 },
  ];

  test('come back as they were, to float32', () => {
    const read = decodeEvents(encodeEvents(scalars));
    expect(read).toEqual(scalars.map((each) => ({ ...each, value: Math.fround(each.value) })));
  });

  test('keep what is not finite', () => {
    const values = [NaN, Infinity, -Infinity];
    const events = values.map((value) => ({ tag: 'loss', step: 1, wallTime: 0, value }));
    expect(decodeEvents(encodeEvents(events)).map(({ value }) => value)).toEqual(values);
  });

  test('of tensors are read where they hold one number', () => {
    const double = new Uint8Array(new Float64Array([0.1]).buffer);
    const tensor = messageField(8, varintField(1, 2), messageField(6, double));
    const value = messageField(1, textField(1, 'train/loss'), tensor);
    const event = encodeRecords([messageField(5, value)]);
    expect(decodeEvents(event)).toEqual([{ tag: 'train/loss', step: 0, wallTime: 0, value: 0.1 }]);
    const two = messageField(8, varintField(1, 2), messageField(6, double, double));
    const wider = encodeRecords([messageField(5, messageField(1, textField(1, 'x'), two))]);
    expect(decodeEvents(wider)).toEqual([]);
  });
});
