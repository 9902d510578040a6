/**
 * The safetensors format: 8 bytes of header length (little-endian), the header as JSON (name -> dtype,
 * shape, offsets into what follows), then the arrays' bytes. Written are float32 arrays, read are
 * float32 and float64 ones.
 */
export interface NamedArray {
  name: string;
  shape: readonly number[];
  values: Float32Array;
}

interface HeaderEntry {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}

const BYTES_PER_VALUE: Record<string, number> = { F32: 4, F64: 8 };

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

/**
 * @param isLeftOut tells the arrays that are of no use to the reader, of whatever type they may be
 * @throws {Error} saying what is wrong with the bytes.
 */
export function decodeSafetensors(
  bytes: Uint8Array,
  isLeftOut: (name: string) => boolean = () => false,
): { arrays: NamedArray[]; metadata: Record<string, string> } {
  if (bytes.length < 8) throw new Error('it is shorter than its header');
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  if (length > BigInt(bytes.length - 8)) throw new Error('its header is longer than the file');
  const dataStart = 8 + Number(length);
  const header = readHeader(bytes.subarray(8, dataStart));
  const data = bytes.subarray(dataStart);
  const arrays = Object.entries(header)
    .filter(([name]) => name !== '__metadata__' && name !== '__proto__' && !isLeftOut(name))
    .map(([name, entry]) => readArray(name, entry, data));
  return { arrays, metadata: stringsOf(header['__metadata__']) };
}

function readHeader(bytes: Uint8Array): Record<string, unknown> {
  const header: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  if (typeof header !== 'object' || header === null || Array.isArray(header)) {
    throw new Error('its header is not an object');
  }
  return header as Record<string, unknown>;
}

function stringsOf(metadata: unknown): Record<string, string> {
  const entries = Object.entries((metadata ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    entries.filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && entry[0] !== '__proto__',
    ),
  );
}

function isEntry(entry: unknown): entry is HeaderEntry {
  const { dtype, shape, data_offsets: offsets } = (entry ?? {}) as Partial<HeaderEntry>;
  const numbers = (list: unknown) =>
    Array.isArray(list) && list.every((value) => Number.isSafeInteger(value) && value >= 0);
  const isKnown = dtype !== undefined && Object.hasOwn(BYTES_PER_VALUE, dtype);
  return isKnown && numbers(shape) && numbers(offsets) && offsets?.length === 2;
}

function readArray(name: string, entry: unknown, data: Uint8Array): NamedArray {
  if (!isEntry(entry)) throw new Error(`${name} is not a float32 or float64 array`);
  const [begin, end] = entry.data_offsets;
  const elements = entry.shape.reduce((product, size) => product * size, 1);
  if (end > data.length || end - begin !== elements * (BYTES_PER_VALUE[entry.dtype] ?? 0))
    throw new Error(`${name} does not have the size its shape says`);
  // Copied, as a typed array must start on a multiple of its element's size.
  const { buffer } = new Uint8Array(data.subarray(begin, end));
  const values =
    entry.dtype === 'F64' ? Float32Array.from(new Float64Array(buffer)) : new Float32Array(buffer);
  return { name, shape: entry.shape, values };
}
