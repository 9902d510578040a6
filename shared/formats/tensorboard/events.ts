import { decodeRecords, encodeRecords } from './records.ts';
import {
  doubleField,
  fieldsOf,
  floatField,
  joined,
  messageField,
  textField,
  varintField,
} from './wire.ts';

/** One value of one line of a chart. */
export interface ScalarEvent {
  tag: string;
  step: number;
  /** Seconds since 1970. */
  wallTime: number;
  /** Not a number where the network has diverged. Written as float32, which is what the format holds. */
  value: number;
}

// Field numbers of tensorflow/core/util/event.proto, framework/summary.proto and framework/tensor.proto.
const EVENT = { wallTime: 1, step: 2, fileVersion: 3, summary: 5 } as const;
const SUMMARY_VALUE = 1;
const VALUE = { tag: 1, simpleValue: 2, tensor: 8 } as const;
const TENSOR = { dtype: 1, content: 4, floats: 5, doubles: 6 } as const;
const FLOAT = 1;
const DOUBLE = 2;

/** A TensorBoard event file: the format's version, then one event a value, in the order given. */
export function encodeEvents(scalars: readonly ScalarEvent[]): Uint8Array<ArrayBuffer> {
  const start = eventAt(scalars[0]?.wallTime ?? 0, textField(EVENT.fileVersion, 'brain.Event:2'));
  const events = scalars.map(({ tag, step, wallTime, value }) => {
    const named = [textField(VALUE.tag, tag), floatField(VALUE.simpleValue, value)];
    const summary = messageField(EVENT.summary, messageField(SUMMARY_VALUE, ...named));
    return eventAt(wallTime, varintField(EVENT.step, step), summary);
  });
  return encodeRecords([start, ...events]);
}

const eventAt = (wallTime: number, ...fields: Uint8Array[]): Uint8Array =>
  joined([doubleField(EVENT.wallTime, wallTime), ...fields]);

/** The scalars of an event file, both the plain ones and those kept as tensors. @throws {Error} */
export function decodeEvents(bytes: Uint8Array): ScalarEvent[] {
  return decodeRecords(bytes).flatMap(scalarsOf);
}

function scalarsOf(event: Uint8Array): ScalarEvent[] {
  let wallTime = 0;
  let step = 0;
  const values: { tag: string; value: number }[] = [];
  for (const { number, varint, bytes } of fieldsOf(event)) {
    if (number === EVENT.wallTime) wallTime = viewOf(bytes).getFloat64(0, true);
    if (number === EVENT.step) step = Number(BigInt.asIntN(64, varint));
    if (number !== EVENT.summary) continue;
    for (const field of fieldsOf(bytes)) {
      if (field.number === SUMMARY_VALUE) values.push(...scalarOf(field.bytes));
    }
  }
  return values.map((named) => ({ ...named, step, wallTime }));
}

function scalarOf(message: Uint8Array): { tag: string; value: number }[] {
  let tag = '';
  let value: number | null = null;
  for (const { number, bytes } of fieldsOf(message)) {
    if (number === VALUE.tag) tag = new TextDecoder().decode(bytes);
    if (number === VALUE.simpleValue) value = viewOf(bytes).getFloat32(0, true);
    if (number === VALUE.tensor) value = scalarTensor(bytes);
  }
  return value === null ? [] : [{ tag, value }];
}

/** The one number in a tensor of float32 or float64; null for any other tensor. */
function scalarTensor(message: Uint8Array): number | null {
  let dtype = 0;
  let data: Uint8Array = new Uint8Array();
  for (const { number, varint, bytes } of fieldsOf(message)) {
    if (number === TENSOR.dtype) dtype = Number(varint);
    if (number === TENSOR.content || number === TENSOR.floats || number === TENSOR.doubles) {
      data = bytes;
    }
  }
  if (dtype === DOUBLE && data.length === 8) return viewOf(data).getFloat64(0, true);
  return dtype === FLOAT && data.length === 4 ? viewOf(data).getFloat32(0, true) : null;
}

const viewOf = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
