import { message } from '../../errors/message.ts';
import { Refusal } from '../../errors/refusal.ts';
import { LARGEST_READ, readPart } from '../byteSource.ts';
import type { ByteSource, ModelFiles } from '../byteSource.ts';
import type { ForeignModel } from '../foreignModel.ts';
import { normLayers } from '../normLayers.ts';
import type { ArrayEntry } from '../normLayers.ts';
import { decodeArray, DTYPES, elementsIn } from '../numberArray.ts';
import type { Dtype } from '../numberArray.ts';
import { z } from '../../domain/schema.ts';

const DTYPE_NAMES: Record<string, Dtype> = {
  F64: 'float64',
  F32: 'float32',
  F16: 'float16',
  BF16: 'bfloat16',
  I64: 'int64',
  I32: 'int32',
  I16: 'int16',
  I8: 'int8',
  U8: 'uint8',
  BOOL: 'bool',
};

/** The reference library's bound on a header, in bytes. */
const LARGEST_HEADER = 100_000_000;
const MOST_SHARDS = 2_000;

const size = z.int().min(0);
const entrySchema = z.object({
  dtype: z.string(),
  shape: z.array(size),
  data_offsets: z.tuple([size, size]),
});
const indexSchema = z.object({ weight_map: z.record(z.string(), z.string()) });

const damaged = (file: ByteSource) =>
  new Refusal(message('modelHeaderDamaged', { file: file.name }));

/** The header's length when the first bytes can be a safetensors file's; null when they cannot. */
export function safetensorsHeader(start: Uint8Array, fileSize: number): number | null {
  if (start.length < 9) return null;
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  const length = view.getBigUint64(0, true);
  const fits = length >= 2n && length <= BigInt(Math.min(fileSize - 8, LARGEST_HEADER));
  return fits && start[8] === 0x7b ? Number(length) : null;
}

/** A safetensors file: its header, and of the arrays only those of normalization layers. @throws {Refusal} */
export async function readSafetensors(file: ByteSource): Promise<ForeignModel> {
  return modelOf(file, await entriesIn(file), []);
}

/** The shards that `model.safetensors.index.json` names, which lie beside it. @throws {Refusal} */
export async function readSafetensorsIndex(files: ModelFiles): Promise<ForeignModel> {
  const { main } = files;
  if (main.size > LARGEST_HEADER) throw damaged(main);
  const index = indexSchema.safeParse(jsonOf(await readPart(main, 0, main.size), main));
  if (!index.success) throw damaged(main);
  const names = [...new Set(Object.values(index.data.weight_map))];
  if (names.length > MOST_SHARDS) {
    throw new Refusal(message('modelTooManyParts', { count: names.length }));
  }
  const entries: ArrayEntry[] = [];
  for (const name of names) {
    const shard = await files.beside(name);
    if (shard === null) throw new Refusal(message('modelPartMissing', { part: name }));
    entries.push(...(await entriesIn(shard)));
  }
  return modelOf(main, entries, names);
}

async function modelOf(
  { name, size: bytes }: ByteSource,
  entries: readonly ArrayEntry[],
  shards: readonly string[],
): Promise<ForeignModel> {
  return {
    fileName: name,
    format: 'safetensors',
    version: null,
    size: bytes,
    arrays: entries.length,
    norms: await normLayers(entries),
    convolutions: null,
    notices: shards.length > 1 ? [message('modelReadFromShards', { count: shards.length })] : [],
  };
}

async function entriesIn(file: ByteSource): Promise<ArrayEntry[]> {
  const start = await readPart(file, 0, Math.min(9, file.size));
  const length = safetensorsHeader(start, file.size);
  if (length === null) throw damaged(file);
  const header = jsonOf(await readPart(file, 8, length), file);
  if (typeof header !== 'object' || header === null || Array.isArray(header)) throw damaged(file);
  return Object.entries(header).flatMap(([name, value]): ArrayEntry[] => {
    if (name === '__metadata__' || name === '__proto__') return [];
    const entry = entrySchema.safeParse(value);
    if (!entry.success) throw damaged(file);
    const array = arrayOf(file, 8 + length, name, entry.data);
    return array === null ? [] : [array];
  });
}

function jsonOf(bytes: Uint8Array, file: ByteSource): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw damaged(file);
  }
}

/** Null for a type of number that no normalization layer is stored as (F8, packed integers). */
function arrayOf(
  file: ByteSource,
  dataStart: number,
  name: string,
  { dtype: type, shape, data_offsets: [begin, end] }: z.infer<typeof entrySchema>,
): ArrayEntry | null {
  const dtype = DTYPE_NAMES[type];
  if (dtype === undefined) return null;
  const length = elementsIn(shape) * DTYPES[dtype];
  if (end - begin !== length || dataStart + end > file.size) throw damaged(file);
  return {
    ...{ name, dtype, shape },
    isTrainable: null,
    async read() {
      if (length > LARGEST_READ) throw new Refusal(message('modelPartTooLarge', { length }));
      return decodeArray(await readPart(file, dataStart + begin, length), dtype, shape);
    },
  };
}
