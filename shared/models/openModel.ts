import { message } from '../errors/message.ts';
import { Refusal } from '../errors/refusal.ts';
import { cachedSource, readPart } from './byteSource.ts';
import type { ByteSource, ModelFiles } from './byteSource.ts';
import type { ForeignModel } from './foreignModel.ts';
import { isHdf5 } from './hdf5/superblock.ts';
import { isKerasArchive, readKerasArchive, readKerasHdf5 } from './keras/readKeras.ts';
import { readOnnx } from './onnx/readOnnx.ts';
import { isLegacyTorch, readLegacyTorch } from './pytorch/readLegacyTorch.ts';
import { isTorchArchive, readTorchArchive } from './pytorch/readPytorch.ts';
import {
  readSafetensors,
  readSafetensorsIndex,
  safetensorsHeader,
} from './safetensors/readSafetensors.ts';
import { LARGEST_TOPOLOGY, readTensorflowJs } from './tensorflowJs/readTensorflowJs.ts';
import { openZip } from './zip/zipFile.ts';

/** The bytes by which each format is recognized. */
const START = 64;

/**
 * Reads what a model file says of its normalization layers, by its content rather than its name. Nothing
 * in it is run. Time and memory follow what those layers hold, not the file's size.
 * @throws {Refusal} when it is of no known format, or not whole
 */
export async function openModel(files: ModelFiles): Promise<ForeignModel> {
  const { main } = files;
  if (main.size === 0) throw new Refusal(message('modelFileEmpty'));
  const start = await readPart(main, 0, Math.min(START, main.size));
  if (start[0] === 0x50 && start[1] === 0x4b) return readArchive(main);
  if (isLegacyTorch(start)) return readLegacyTorch(cachedSource(main));
  if (isHdf5(start)) return readKerasHdf5(main);
  if (safetensorsHeader(start, main.size) !== null) return readSafetensors(main);
  if (isJson(start)) return readJson(files);
  if (isOnnx(start)) return readOnnx(files);
  throw new Refusal(message('modelFormatUnknown'));
}

async function readArchive(file: ByteSource): Promise<ForeignModel> {
  const source = cachedSource(file);
  const zip = await openZip(source);
  if (isTorchArchive(zip)) return readTorchArchive(source, zip);
  if (isKerasArchive(zip)) return readKerasArchive(source, zip);
  throw new Refusal(message('modelFormatUnknown'));
}

/** Whether the first byte that is no space opens an object. */
const isJson = (start: Uint8Array): boolean =>
  start.find((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf) === 0x7b;

async function readJson(files: ModelFiles): Promise<ForeignModel> {
  const { main } = files;
  if (main.size > LARGEST_TOPOLOGY) throw new Refusal(message('modelFormatUnknown'));
  const json = parsed(await readPart(main, 0, main.size));
  if (typeof json === 'object' && json !== null) {
    if ('weight_map' in json) return readSafetensorsIndex(files);
    if ('weightsManifest' in json) return readTensorflowJs(files, json);
  }
  throw new Refusal(message('modelFormatUnknown'));
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** A `ModelProto` begins with its `ir_version`, a small varint, in every exporter's order. */
const isOnnx = (start: Uint8Array): boolean =>
  start[0] === 0x08 && start[1] !== undefined && start[1] > 0 && start[1] < 0x20;
