import { message } from '../../errors/message.ts';
import { Refusal } from '../../errors/refusal.ts';
import { partOf, readPart } from '../byteSource.ts';
import type { ByteSource } from '../byteSource.ts';
import type { ForeignModel } from '../foreignModel.ts';
import { DTYPES } from '../numberArray.ts';
import type { Dtype } from '../numberArray.ts';
import { PickleEnds } from '../pickle/pickleBytes.ts';
import { unpickle } from '../pickle/unpickle.ts';
import { isMap, PickleObject, PicklePersistent, PickleTuple } from '../pickle/values.ts';
import type { PickleValue } from '../pickle/values.ts';
import { modelOf } from './readPytorch.ts';
import { storageId } from './torchTensor.ts';

/** `0x1950a86a20f9469cfc6c`, pickled: what `torch.save` wrote first before PyTorch 1.6. */
const MAGIC = [0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19];
/** Bytes looked at first; most models' names fit. */
const FIRST_READ = 2 ** 20;
const LARGEST_PICKLE = 128 * 2 ** 20;

/** Whether the first bytes of a file are those of `torch.save` before PyTorch 1.6. */
export const isLegacyTorch = (start: Uint8Array): boolean =>
  MAGIC.every((byte, index) => start[index + 2] === byte);

interface Pickles {
  isLittle: boolean;
  value: PickleValue;
  keys: string[];
  /** Where the storages begin. */
  end: number;
}

/**
 * A file of `torch.save` before PyTorch 1.6: five pickles (magic, version, system, the object, the
 * storages' keys), then for each storage its number of elements (int64) and its bytes.
 * @throws {Refusal}
 */
export async function readLegacyTorch(file: ByteSource): Promise<ForeignModel> {
  const { isLittle, value, keys, end } = await readPickles(file);
  const dtypes = storageDtypes(value);
  const places = new Map<string, ByteSource>();
  let at = end;
  for (const key of keys) {
    const dtype = dtypes.get(key);
    if (dtype === undefined) throw new Refusal(message('modelPickleDamaged'));
    const head = await readPart(file, at, 8);
    const view = new DataView(head.buffer, head.byteOffset, 8);
    const size = Number(view.getBigInt64(0, isLittle)) * DTYPES[dtype];
    if (size < 0 || at + 8 + size > file.size) {
      throw new Refusal(message('modelCutOff', { offset: at + 8, length: size, size: file.size }));
    }
    places.set(key, partOf(file, key, at + 8, size));
    at += 8 + size;
  }
  const open = (key: string) => {
    const place = places.get(key);
    if (place !== undefined) return Promise.resolve(place);
    return Promise.reject(new Refusal(message('modelPartMissing', { part: key })));
  };
  return modelOf(file, value, { isLittle, open }, 'pytorch');
}

/** Reads more of the file for as long as a pickle continues behind what was read. */
async function readPickles(file: ByteSource): Promise<Pickles> {
  for (let length = FIRST_READ; ; length *= 4) {
    const bytes = await readPart(file, 0, Math.min(length, file.size, LARGEST_PICKLE));
    try {
      return picklesIn(bytes);
    } catch (error) {
      const isWhole = bytes.length === file.size || bytes.length === LARGEST_PICKLE;
      if (!(error instanceof PickleEnds) || isWhole) throw error;
    }
  }
}

function picklesIn(bytes: Uint8Array): Pickles {
  const magic = unpickle(bytes);
  const protocol = unpickle(bytes, magic.end);
  const system = unpickle(bytes, protocol.end);
  const object = unpickle(bytes, system.end);
  const keys = unpickle(bytes, object.end);
  const isLittle = !isMap(system.value) || system.value.get('little_endian') !== false;
  const list = Array.isArray(keys.value) ? keys.value : [];
  return { isLittle, value: object.value, keys: list.map(String), end: keys.end };
}

/** The type of each storage that the pickle names. */
function storageDtypes(root: PickleValue): Map<string, Dtype> {
  const dtypes = new Map<string, Dtype>();
  const seen = new Set<PickleValue>();
  const waiting: PickleValue[] = [root];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    const storage = storageId(value);
    if (storage?.dtype) dtypes.set(storage.key, storage.dtype);
    for (const inner of insides(value)) waiting.push(inner);
  }
  return dtypes;
}

function insides(value: PickleValue): PickleValue[] {
  if (value instanceof PicklePersistent) return [];
  if (value instanceof PickleTuple) return [...value.items];
  if (Array.isArray(value)) return value;
  if (isMap(value)) return [...value.values()];
  if (!(value instanceof PickleObject)) return [];
  return [...value.args, value.state, ...value.items, ...value.entries.values()];
}
