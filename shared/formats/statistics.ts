import { recordBytesOf } from '../domain/recording.ts';
import { z } from '../domain/schema.ts';

/**
 * `moments.bin` and `running.bin`: one line of JSON, padded with blanks so that what follows begins on
 * a multiple of 4 bytes, then records of equal length, little-endian: the step (uint32), then for each
 * BatchNorm the means of its units and their variances (float32). In Python:
 * `header = json.loads(f.readline()); numpy.frombuffer(f.read(), ...)`. Written in the machine's own
 * order, which is little-endian wherever TensorFlow runs.
 */
const headerSchema = z.strictObject({
  format: z.literal('batchnorm-workbench statistics'),
  version: z.literal(1),
  /** `moments` are one batch's mean and biased variance, `running` the running mean and variance. */
  kind: z.enum(['moments', 'running']),
  /** Every how many steps (`moments`) or chunks (`running`) one is kept. */
  every: z.int().min(1),
  batchSize: z.int().min(2),
  /** Of each BatchNorm, in order. */
  units: z.array(z.int().min(1)).min(1),
});
export type StatisticsHeader = Omit<z.infer<typeof headerSchema>, 'format' | 'version'>;

export interface StatisticsRecord {
  step: number;
  /** Mean and variance of each BatchNorm, one after another. */
  values: Float32Array;
}

export interface Statistics {
  header: StatisticsHeader;
  records: StatisticsRecord[];
}

const LINE_END = 0x0a;

export function encodeStatisticsHeader(header: StatisticsHeader): Uint8Array {
  const json = JSON.stringify({
    format: 'batchnorm-workbench statistics',
    version: 1,
    ...header,
  });
  const length = Math.ceil((json.length + 1) / 4) * 4;
  return new TextEncoder().encode(`${json.padEnd(length - 1)}\n`);
}

/** Records of equal length, one after another. */
export function encodeStatisticsRecords(records: readonly StatisticsRecord[]): Uint8Array {
  const words = 1 + (records[0]?.values.length ?? 0);
  const buffer = new ArrayBuffer(4 * words * records.length);
  const [steps, values] = [new Uint32Array(buffer), new Float32Array(buffer)];
  records.forEach((record, place) => {
    steps[place * words] = record.step;
    values.set(record.values, place * words + 1);
  });
  return new Uint8Array(buffer);
}

/** Header and whole records of a file; what was cut off at its end is left out. Null when there is no good header. */
export function decodeStatistics(bytes: Uint8Array): Statistics | null {
  const frame = frameOf(bytes);
  if (frame === null) return null;
  const { header, begin, recordBytes, records } = frame;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    header,
    records: Array.from({ length: records }, (_, record) => {
      const at = begin + record * recordBytes;
      const values = new Float32Array(recordBytes / 4 - 1);
      for (let place = 0; place < values.length; place++)
        values[place] = view.getFloat32(at + 4 + 4 * place, true);
      return { step: view.getUint32(at, true), values };
    }),
  };
}

/** Bytes of the header and all whole records; 0 when there is no good header. */
export function wholeStatisticsLength(bytes: Uint8Array): number {
  const frame = frameOf(bytes);
  return frame === null ? 0 : frame.begin + frame.records * frame.recordBytes;
}

/** The file as it was after `step`; empty when there is no good header. */
export function statisticsUpTo(bytes: Uint8Array, step: number): Uint8Array {
  const frame = frameOf(bytes);
  if (frame === null) return new Uint8Array();
  const { begin, recordBytes, records } = frame;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let kept = 0;
  while (kept < records && view.getUint32(begin + kept * recordBytes, true) <= step) kept += 1;
  return bytes.subarray(0, begin + kept * recordBytes);
}

/** How many whole records there are, as far as their steps grow: a loss of power may leave zeros behind them. */
function growingRecords(bytes: Uint8Array, recordBytes: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let [count, last] = [0, -1];
  for (let at = 0; at + recordBytes <= bytes.length; at += recordBytes) {
    const step = view.getUint32(at, true);
    if (step <= last) break;
    last = step;
    count += 1;
  }
  return count;
}

function frameOf(bytes: Uint8Array) {
  const begin = bytes.indexOf(LINE_END) + 1;
  if (begin === 0) return null;
  try {
    const line: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(0, begin)));
    const { kind, every, batchSize, units } = headerSchema.parse(line);
    const recordBytes = recordBytesOf(units);
    const records = growingRecords(bytes.subarray(begin), recordBytes);
    return { header: { kind, every, batchSize, units }, begin, recordBytes, records };
  } catch {
    return null;
  }
}
