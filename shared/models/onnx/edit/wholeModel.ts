import { message } from '../../../errors/message.ts';
import { Refusal } from '../../../errors/refusal.ts';
import { readPart } from '../../byteSource.ts';
import type { ByteSource, ModelFiles } from '../../byteSource.ts';
import { DTYPES, elementsIn } from '../../numberArray.ts';
import { readGraph } from '../graph.ts';
import type { OnnxTensor } from '../graph.ts';
import { DTYPE_OF_TYPE } from '../tensorValues.ts';
import { OnnxModel } from './onnxModel.ts';
import { withContent } from './tensors.ts';

/** A message of protocol buffers has less than 2 GiB; a graph in train mode has some bytes more than the file. */
const LARGEST_MODEL = 2_000_000_000;
/** Bytes of one read. */
const PIECE = 64 * 2 ** 20;

/**
 * The bytes of a model with all its arrays inside: those that lie in files beside it are brought in. Nothing
 * outside the model's folder is read.
 * @throws {Refusal} when it is larger than what can be run, or a file beside it is not there
 */
export async function wholeModel(files: ModelFiles): Promise<Uint8Array> {
  const { main } = files;
  const graph = await readGraph(main);
  const outside = [...graph.tensors.values()].filter(({ external }) => external !== null);
  const size = outside.reduce((total, tensor) => total + bytesIn(tensor), main.size);
  if (size > LARGEST_MODEL) {
    throw new Refusal(message('onnxTooLarge', { size, largest: LARGEST_MODEL }));
  }
  const bytes = await bytesAt(main, 0, main.size);
  if (outside.length === 0) return bytes;
  const model = new OnnxModel(bytes);
  const known = model.initializers;
  for (const tensor of outside) {
    const initializer = known.get(tensor.name);
    const content = await outsideContent(tensor, files);
    if (initializer !== undefined) {
      model.replaceInitializer(tensor.name, withContent(initializer, content));
    }
  }
  return model.encode();
}

function bytesIn({ name, type, shape }: OnnxTensor): number {
  const dtype = DTYPE_OF_TYPE[type];
  if (dtype === undefined) throw new Refusal(message('modelTypeUnknown', { part: name, type }));
  return elementsIn(shape) * DTYPES[dtype];
}

async function outsideContent(tensor: OnnxTensor, files: ModelFiles): Promise<Uint8Array> {
  const { location = '', offset = 0 } = tensor.external ?? {};
  const file = await files.beside(location);
  if (file === null) throw new Refusal(message('modelPartMissing', { part: location }));
  return bytesAt(file, offset, bytesIn(tensor));
}

/** In pieces: one read of a file system may not exceed 2 GiB, and one of a model's part less. */
async function bytesAt(file: ByteSource, offset: number, length: number): Promise<Uint8Array> {
  if (offset + length > file.size) {
    throw new Refusal(message('modelCutOff', { offset, length, size: file.size }));
  }
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += PIECE) {
    bytes.set(await readPart(file, offset + at, Math.min(PIECE, length - at)), at);
  }
  return bytes;
}
