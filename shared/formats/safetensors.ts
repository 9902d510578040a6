import { message } from '../errors/message.ts';
import { Refusal } from '../errors/refusal.ts';
import { visibleText } from './plainText.ts';
import { brainToNumber, halfToNumber } from './smallFloats.ts';

/**
 * The safetensors format: 8 bytes of header length (little-endian), the header as JSON (name -> dtype,
 * shape, offsets into what follows), then the arrays' bytes. Written are float32 arrays.
 */
export interface NamedArray {
  name: string;
  shape: readonly number[];
  values: Float32Array;
}

/** What the header says of an array. */
interface HeaderEntry {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}

/** `metadata` are strings kept beside the arrays. The header is padded so that the arrays start on 8 bytes. */
export function encodeSafetensors(
  arrays: readonly NamedArray[],
  metadata: Record<string, string>,
): Uint8Array<ArrayBuffer> {
  let end = 0;
  const entries = arrays.map(({ name, shape, values }): [string, HeaderEntry] => {
    const begin = end;
    end += values.byteLength;
    return [name, { dtype: 'F32', shape: [...shape], data_offsets: [begin, end] }];
  });
  const json = new TextEncoder().encode(
    JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) }),
  );
  const headerLength = Math.ceil(json.length / 8) * 8;
  const bytes = new Uint8Array(8 + headerLength + end);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerLength), true);
  bytes.fill(0x20, 8, 8 + headerLength);
  bytes.set(json, 8);
  let offset = 8 + headerLength;
  for (const { values } of arrays) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), offset);
    offset += values.byteLength;
  }
  return bytes;
}

/** Bits of a value of each type that the format has (`Dtype` of the reference library). */
const TYPE_BITS: Readonly<Record<string, number>> = {
  ...{ F4: 4, F6_E2M3: 6, F6_E3M2: 6 },
  ...{ BOOL: 8, U8: 8, I8: 8, F8_E5M2: 8, F8_E4M3: 8, F8_E8M0: 8, F8_E4M3FNUZ: 8, F8_E5M2FNUZ: 8 },
  ...{ I16: 16, U16: 16, F16: 16, BF16: 16 },
  ...{ I32: 32, U32: 32, F32: 32 },
  ...{ C64: 64, F64: 64, I64: 64, U64: 64 },
};

/**
 * Makes float32 numbers of an array's bytes, which start its memory. All of F16 and BF16 are float32
 * numbers too; F64 is rounded.
 */
const TO_FLOAT32: Readonly<Record<string, (bytes: Uint8Array<ArrayBuffer>) => Float32Array>> = {
  F32: ({ buffer }) => new Float32Array(buffer),
  F64: ({ buffer }) => Float32Array.from(new Float64Array(buffer)),
  F16: ({ buffer }) => Float32Array.from(new Uint16Array(buffer), halfToNumber),
  BF16: ({ buffer }) => Float32Array.from(new Uint16Array(buffer), brainToNumber),
};

/** As in the reference library. */
const LONGEST_HEADER = 100_000_000;
const METADATA = '__metadata__';

export interface SafetensorsFile {
  arrays: NamedArray[];
  metadata: Record<string, string>;
  /** Whether numbers of 64 bits were rounded. */
  isRounded: boolean;
}

/**
 * Reads what the reference library reads: a header whose arrays stand one after another, each once,
 * and fill the file.
 * @param isLeftOut whether the reader does not need the array, which may then have any type
 * @throws {Refusal}
 */
export function decodeSafetensors(
  bytes: Uint8Array,
  isLeftOut: (name: string) => boolean = () => false,
): SafetensorsFile {
  const dataStart = 8 + headerLength(bytes);
  const header = readHeader(bytes.subarray(8, dataStart));
  const data = bytes.subarray(dataStart);
  const metadata = metadataOf(header[METADATA]);
  const entries = Object.entries(header)
    .filter(([name]) => name !== METADATA)
    .map(([name, entry]) => ({ name, entry: checkedEntry(name, entry) }));
  checkPlaces(entries, data.length);
  const wanted = entries.filter(({ name }) => !isLeftOut(name));
  return {
    arrays: wanted.map(({ name, entry }) => readArray(name, entry, data)),
    metadata,
    isRounded: wanted.some(({ entry }) => entry.dtype === 'F64'),
  };
}

/** A name or type as a sentence can hold it. */
const shown = (text: string): string => visibleText(text.slice(0, 100));

function headerLength(bytes: Uint8Array): number {
  if (bytes.length < 8) throw new Refusal(message('weightsTooShort', { found: bytes.length }));
  const said = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  const found = bytes.length - 8;
  if (said > found) throw new Refusal(message('weightsHeaderTooLong', { said, found }));
  if (said > LONGEST_HEADER) {
    throw new Refusal(message('weightsHeaderLimit', { said, most: LONGEST_HEADER }));
  }
  return said;
}

function readHeader(bytes: Uint8Array): Record<string, unknown> {
  const text = textOf(bytes);
  const header = text?.startsWith('{') === true ? parsed(text) : null;
  if (text === null || typeof header !== 'object' || header === null) {
    throw new Refusal(message('weightsHeaderNotJson'));
  }
  const twice = repeatedKey(text);
  if (twice !== null) throw new Refusal(message('weightsKeyTwice', { name: shown(twice) }));
  return header as Record<string, unknown>;
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function metadataOf(metadata: unknown = {}): Record<string, string> {
  const isObject = typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata);
  const entries = isObject ? Object.entries(metadata as Record<string, unknown>) : [];
  const isText = (entry: [string, unknown]): entry is [string, string] =>
    typeof entry[1] === 'string';
  if (!isObject || !entries.every(isText)) throw new Refusal(message('weightsMetadata'));
  return Object.fromEntries(entries.filter(([name]) => name !== '__proto__'));
}

function checkedEntry(name: string, entry: unknown): HeaderEntry {
  const { dtype, shape, data_offsets: offsets } = (entry ?? {}) as Partial<HeaderEntry>;
  const areNumbers = (list: unknown) =>
    Array.isArray(list) && list.every((value) => Number.isSafeInteger(value) && value >= 0);
  if (
    typeof dtype !== 'string' ||
    !areNumbers(shape) ||
    !areNumbers(offsets) ||
    offsets?.length !== 2
  ) {
    throw new Refusal(message('weightsNoEntry', { name: shown(name) }));
  }
  if (!Object.hasOwn(TYPE_BITS, dtype)) {
    throw new Refusal(message('weightsTypeUnknown', { name: shown(name), type: shown(dtype) }));
  }
  return entry as HeaderEntry;
}

interface NamedEntry {
  name: string;
  entry: HeaderEntry;
}

/** In the order of their places each array begins where the one before ends, and the last ends the file. */
function checkPlaces(entries: readonly NamedEntry[], length: number): void {
  const begin = ({ entry }: NamedEntry) => entry.data_offsets[0];
  const end = ({ entry }: NamedEntry) => entry.data_offsets[1];
  const inOrder = [...entries].sort((a, b) => begin(a) - begin(b) || end(a) - end(b));
  let expected = 0;
  for (const each of inOrder) {
    const { dtype, shape } = each.entry;
    const name = shown(each.name);
    if (begin(each) !== expected) {
      throw new Refusal(message('weightsPlace', { name, found: begin(each), expected }));
    }
    const bits = shape.reduce((product, size) => product * size, TYPE_BITS[dtype] ?? 0);
    if (bits !== 8 * (end(each) - begin(each))) {
      throw new Refusal(message('weightsSize', { name, type: dtype, shape: shape.join(', ') }));
    }
    expected = end(each);
  }
  if (expected !== length) {
    throw new Refusal(message('weightsTrailing', { expected, found: length }));
  }
}

function readArray(name: string, { dtype, shape, data_offsets }: HeaderEntry, data: Uint8Array) {
  const toFloat32 = Object.hasOwn(TO_FLOAT32, dtype) ? TO_FLOAT32[dtype] : undefined;
  if (toFloat32 === undefined) {
    const readable = Object.keys(TO_FLOAT32);
    throw new Refusal(message('weightsTypeUnread', { name: shown(name), type: dtype, readable }));
  }
  // Copied, as a typed array must start on a multiple of its element's size.
  return { name, shape, values: toFloat32(new Uint8Array(data.subarray(...data_offsets))) };
}

/** Texts, and the marks that open, close and part; all else of a JSON text is of no matter here. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:]/g;

/** A key that an object of a JSON text has twice, of which `JSON.parse` would keep the later; null for none. */
function repeatedKey(json: string): string | null {
  const open: Set<string>[] = [];
  let last = '';
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const key = JSON.parse(last) as string;
      const keys = open.at(-1);
      if (keys?.has(key) === true) return key;
      keys?.add(key);
    } else last = token;
  }
  return null;
}
