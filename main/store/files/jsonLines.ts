import { metricsLineSchema, timingSchema } from '../../../shared/domain/metrics.ts';
import type { MetricsLine, Timing } from '../../../shared/domain/metrics.ts';
import { healthLineSchema } from '../../../shared/domain/recording.ts';
import type { HealthLine } from '../../../shared/domain/recording.ts';
import { message } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import type { z } from '../../../shared/domain/schema.ts';

/** The lines of one file that could be read, and what is to be said of the others. */
export interface LinesRead<T> {
  lines: T[];
  notices: Message[];
}

/** One JSON line an item, keys in the order of the schema: equal items give equal bytes. */
const encode = <T>(schema: z.ZodType<T>, items: readonly T[]): Uint8Array =>
  Buffer.from(items.map((item) => `${JSON.stringify(schema.parse(item))}\n`).join(''));

export const encodeMetrics = (lines: readonly MetricsLine[]): Uint8Array =>
  encode(metricsLineSchema, lines);
export const encodeTimings = (timings: readonly Timing[]): Uint8Array =>
  encode(timingSchema, timings);

export const encodeHealth = (lines: readonly HealthLine[]): Uint8Array =>
  encode(healthLineSchema, lines);

export const decodeMetrics = (file: string, text: string): LinesRead<MetricsLine> =>
  decode(metricsLineSchema, file, text);
export const decodeTimings = (file: string, text: string): LinesRead<Timing> =>
  decode(timingSchema, file, text);

/** The bytes up to and with the last line end: what was being written when the program ended is left out. */
export function wholeLinesLength(bytes: Uint8Array): number {
  return bytes.lastIndexOf(0x0a) + 1;
}

function decode<T>(schema: z.ZodType<T>, file: string, text: string): LinesRead<T> {
  const texts = text.split('\n');
  texts.pop();
  const notices: Message[] = [];
  const lines: T[] = [];
  const unreadable: number[] = [];
  for (const [index, line] of texts.entries()) {
    const item = parseLine(schema, line);
    if (item === null) unreadable.push(index + 1);
    else lines.push(item);
  }
  const [first] = unreadable;
  if (first !== undefined) {
    notices.push(
      message('linesUnreadable', {
        count: unreadable.length,
        total: texts.length,
        file,
        line: first,
      }),
    );
  }
  return { lines, notices: [...notices, ...cutNotices(file, text)] };
}

/** What is to be said of a text that does not end with a line's end. */
export const cutNotices = (file: string, text: string): Message[] =>
  text === '' || text.endsWith('\n') ? [] : [message('lineCut', { file })];

/** The item in a line; null when it is damaged. */
export function parseLine<T>(schema: z.ZodType<T>, line: string): T | null {
  try {
    return schema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
