import { message } from '../../../shared/errors/message.ts';
import { Refusal } from '../../../shared/errors/refusal.ts';
import { readPart } from '../../../shared/models/byteSource.ts';
import type { ByteSource } from '../../../shared/models/byteSource.ts';
import { DTYPES, elementsIn } from '../../../shared/models/numberArray.ts';
import { openZip } from '../../../shared/models/zip/zipFile.ts';
import { arrayOfBytes } from '../modelArray.ts';
import type { ArrayType, ModelArray } from '../modelArray.ts';

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
/** More than any array's header takes. */
const LARGEST_HEADER = 2 ** 16;

/** NumPy's names of types, without the byte order. */
const TYPES: Partial<Record<string, ArrayType>> = {
  f2: 'float16',
  f4: 'float32',
  f8: 'float64',
  i1: 'int8',
  i2: 'int16',
  i4: 'int32',
  i8: 'int64',
  u1: 'uint8',
  u2: 'uint16',
  b1: 'bool',
};

const refused = () => new Refusal(message('npyDamaged'));

/** The array of a `.npy` file. @throws {Refusal} when it is none, or not of plain numbers */
export async function readNpy(source: ByteSource): Promise<ModelArray> {
  if (source.size < 10) throw refused();
  const start = await readPart(source, 0, Math.min(12, source.size));
  if (MAGIC.some((byte, at) => start[at] !== byte)) throw refused();
  const view = new DataView(start.buffer, start.byteOffset, start.length);
  const isFirst = start[6] === 1;
  const begin = isFirst ? 10 : 12;
  const length = isFirst ? view.getUint16(8, true) : source.size < 12 ? 0 : view.getUint32(8, true);
  if (length > LARGEST_HEADER) throw refused();
  const header = new TextDecoder().decode(await readPart(source, begin, length));
  const { type, shape } = headOf(header);
  const bytes = await readPart(source, begin + length, elementsIn(shape) * DTYPES[type]);
  return arrayOfBytes(type, shape, bytes);
}

/** The header is a dictionary in Python's words, which NumPy always writes in the same way. */
function headOf(header: string): { type: ArrayType; shape: number[] } {
  const [, order = '', name = ''] = /'descr': *'([<>|=])([a-zA-Z]\d+)'/.exec(header) ?? [];
  const [, dims] = /'shape': *\(([\d, ]*)\)/.exec(header) ?? [];
  const type = TYPES[name];
  if (dims === undefined) throw refused();
  if (type === undefined || (order === '>' && DTYPES[type] > 1)) {
    throw new Refusal(message('npyType'));
  }
  if (/'fortran_order': *True/.test(header)) throw new Refusal(message('npyOrder'));
  const shape = dims
    .split(',')
    .map((dim) => dim.trim())
    .filter((dim) => dim !== '')
    .map(Number);
  return { type, shape };
}

const ENDING = '.npy';

/** The arrays of a `.npz` file by their names. @throws {Refusal} */
export async function readNpz(source: ByteSource): Promise<Map<string, ModelArray>> {
  const zip = await openZip(source);
  const arrays = new Map<string, ModelArray>();
  for (const name of zip.names.filter((each) => each.endsWith(ENDING))) {
    arrays.set(name.slice(0, -ENDING.length), await readNpy(await zip.open(name)));
  }
  return arrays;
}
