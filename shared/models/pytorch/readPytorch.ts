import { message } from '../../errors/message.ts';
import { Refusal } from '../../errors/refusal.ts';
import { readPart } from '../byteSource.ts';
import type { ByteSource } from '../byteSource.ts';
import type { ForeignModel } from '../foreignModel.ts';
import { normLayers } from '../normLayers.ts';
import type { ArrayEntry } from '../normLayers.ts';
import { decodeArray, DTYPES } from '../numberArray.ts';
import type { NumberArray } from '../numberArray.ts';
import { unpickle } from '../pickle/unpickle.ts';
import type { PickleValue } from '../pickle/values.ts';
import type { ZipFile } from '../zip/zipFile.ts';
import { pickledTree } from './pickledTree.ts';
import { extentOf } from './torchTensor.ts';
import type { TorchTensor } from './torchTensor.ts';

/** Where the bytes of a file's storages lie. */
export interface Storages {
  isLittle: boolean;
  open(key: string): Promise<ByteSource>;
}

/** The names of a checkpoint alone: a pickle beyond this holds no model. */
const LARGEST_PICKLE = 128 * 2 ** 20;

const PICKLE = /(?:^|\/)data\.pkl$/;

/** Whether an archive is one that `torch.save` or `torch.jit.save` writes. */
export const isTorchArchive = ({ names }: ZipFile): boolean =>
  names.some((name) => PICKLE.test(name));

/** A file of `torch.save` (from PyTorch 1.6 on) or `torch.jit.save`. @throws {Refusal} */
export async function readTorchArchive(file: ByteSource, zip: ZipFile): Promise<ForeignModel> {
  const pickleName = zip.names.find((name) => PICKLE.test(name));
  if (pickleName === undefined)
    throw new Refusal(message('modelPartMissing', { part: 'data.pkl' }));
  const folder = pickleName.slice(0, -'data.pkl'.length);
  const pickle = await zip.open(pickleName);
  if (pickle.size > LARGEST_PICKLE) {
    throw new Refusal(message('modelPartTooLarge', { length: pickle.size }));
  }
  const { value } = unpickle(await readPart(pickle, 0, pickle.size));
  const text = async (name: string) => {
    if (!zip.names.includes(folder + name)) return null;
    const part = await zip.open(folder + name);
    return new TextDecoder().decode(await readPart(part, 0, Math.min(part.size, 64))).trim();
  };
  const isScript = zip.names.includes(`${folder}constants.pkl`);
  const storages: Storages = {
    isLittle: (await text('byteorder')) !== 'big',
    open: (key) => zip.open(`${folder}data/${key}`),
  };
  return modelOf(file, value, storages, isScript ? 'torchscript' : 'pytorch');
}

/** The model in an unpickled value. */
export async function modelOf(
  { name, size }: ByteSource,
  value: PickleValue,
  storages: Storages,
  format: 'pytorch' | 'torchscript',
): Promise<ForeignModel> {
  const { tensors, modules, convolutions } = pickledTree(value);
  const entries = tensors.map((found): ArrayEntry => ({
    name: found.name,
    dtype: found.tensor.dtype,
    shape: found.tensor.shape,
    // A state dict's tensors have no gradient whatever the model's parameters have.
    isTrainable: modules.size > 0 ? found.tensor.isTrainable : null,
    read: () => readTensor(found.tensor, storages),
  }));
  return {
    fileName: name,
    format,
    version: null,
    size,
    arrays: entries.length,
    norms: await normLayers(entries, modules),
    convolutions,
    notices: [],
  };
}

async function readTensor(tensor: TorchTensor, storages: Storages): Promise<NumberArray> {
  const { dtype, shape, stride, offset } = tensor;
  const { begin, end } = extentOf(tensor);
  if (begin === end) return { dtype, shape, values: new Float64Array() };
  const width = DTYPES[dtype];
  const storage = await storages.open(tensor.storage);
  const bytes = await readPart(storage, begin * width, (end - begin) * width);
  const layout = { offset: offset - begin, stride };
  return decodeArray(bytes, dtype, shape, { isLittle: storages.isLittle, layout });
}
