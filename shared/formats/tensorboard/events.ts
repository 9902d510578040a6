import { decodeRecords, encodeRecords } from './records.ts';
import {
  doubleField,
  doubleOf,
  fieldsOf,
  floatField,
  floatOf,
  joinedBytes,
  messageField,
  textField,
  textOf,
  varintField,
} from './wire.ts';
import type { Field } from './wire.ts';

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
const EVENT = { wallTime: 1, step: 2, fileVersion: 3, summary: 5, sessionLog: 7 } as const;
const SUMMARY_VALUE = 1;
const VALUE = { tag: 1, simpleValue: 2, tensor: 8 } as const;
const TENSOR = { dtype: 1, content: 4, floats: 5, doubles: 6 } as const;
const SESSION_STATUS = 1;
const SESSION_START = 1n;
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
  joinedBytes([doubleField(EVENT.wallTime, wallTime), ...fields]);

/** An event as it stands in a file, with the parts that import looks at. */
export interface FileEvent {
  wallTime: number;
  step: number;
  /** The format's version, in the event that opens a file. */
  fileVersion: number | null;
  /** Whether training starts here, for the first time or again. */
  isStart: boolean;
  /** Whatever was logged, in order; null where the event logs nothing. */
  values: TaggedValue[] | null;
}

export interface TaggedValue {
  tag: string;
  /** Null where it is not one number. */
  value: number | null;
}

/** The events of a file in its order. @throws {Refusal} */
export function decodeEventFile(bytes: Uint8Array): FileEvent[] {
  return decodeRecords(bytes).map(eventOf);
}

/** The scalars of an event file, both the plain ones and those kept as tensors. @throws {Refusal} */
export function decodeEvents(bytes: Uint8Array): ScalarEvent[] {
  return decodeEventFile(bytes).flatMap(scalarsOf);
}

/** The scalars that an event logs. */
export const scalarsOf = ({ wallTime, step, values }: FileEvent): ScalarEvent[] =>
  (values ?? []).flatMap(({ tag, value }) =>
    value === null ? [] : [{ tag, value, step, wallTime }],
  );

function eventOf(message: Uint8Array): FileEvent {
  const event: FileEvent = {
    wallTime: 0,
    step: 0,
    fileVersion: null,
    isStart: false,
    values: null,
  };
  for (const field of fieldsOf(message)) {
    if (field.number === EVENT.wallTime) event.wallTime = doubleOf(field);
    if (field.number === EVENT.step) event.step = Number(BigInt.asIntN(64, field.varint));
    if (field.number === EVENT.fileVersion) event.fileVersion = versionIn(textOf(field));
    if (field.number === EVENT.sessionLog) event.isStart = isStart(field.bytes);
    if (field.number === EVENT.summary) event.values = valuesOf(field.bytes);
  }
  return event;
}

/** 2 for `brain.Event:2`; -1 for what is no version, as TensorBoard reads it. */
const versionIn = (text: string): number => {
  const version = Number(/:(\d+)$/.exec(text)?.[1]);
  return Number.isNaN(version) ? -1 : version;
};

function isStart(sessionLog: Uint8Array): boolean {
  for (const { number, varint } of fieldsOf(sessionLog)) {
    if (number === SESSION_STATUS && varint === SESSION_START) return true;
  }
  return false;
}

function valuesOf(summary: Uint8Array): TaggedValue[] {
  const values: TaggedValue[] = [];
  for (const { number, bytes } of fieldsOf(summary)) {
    if (number === SUMMARY_VALUE) values.push(valueOf(bytes));
  }
  return values;
}

function valueOf(message: Uint8Array): TaggedValue {
  const tagged: TaggedValue = { tag: '', value: null };
  for (const field of fieldsOf(message)) {
    if (field.number === VALUE.tag) tagged.tag = textOf(field);
    if (field.number === VALUE.simpleValue) tagged.value = floatOf(field);
    if (field.number === VALUE.tensor) tagged.value = scalarTensor(field.bytes);
  }
  return tagged;
}

/** The one number in a tensor of float32 or float64; null for any other tensor. */
function scalarTensor(message: Uint8Array): number | null {
  let dtype = 0;
  let data: Field | null = null;
  for (const field of fieldsOf(message)) {
    const { number, varint } = field;
    if (number === TENSOR.dtype) dtype = Number(varint);
    if (number === TENSOR.content || number === TENSOR.floats || number === TENSOR.doubles) {
      data = field;
    }
  }
  if (data === null) return null;
  if (dtype === DOUBLE && data.bytes.length === 8) return doubleOf(data);
  return dtype === FLOAT && data.bytes.length === 4 ? floatOf(data) : null;
}
