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
export interface HeaderEntry {
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
