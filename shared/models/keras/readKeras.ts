import { message } from '../../errors/message.ts';
import { Refusal } from '../../errors/refusal.ts';
import { z } from '../../domain/schema.ts';
import { readPart } from '../byteSource.ts';
import type { ByteSource } from '../byteSource.ts';
import type { ForeignModel } from '../foreignModel.ts';
import { openHdf5 } from '../hdf5/hdf5File.ts';
import type { Hdf5File } from '../hdf5/hdf5File.ts';
import type { ZipFile } from '../zip/zipFile.ts';
import { hasNumberedArrays, namedArrays, numberedArrays } from './kerasArrays.ts';
import { kerasLayers, kerasNorms } from './kerasLayers.ts';

const CONFIG = 'config.json';
const WEIGHTS = 'model.weights.h5';
const METADATA = 'metadata.json';
/** A configuration beyond this is no model's. */
const LARGEST_CONFIG = 64 * 2 ** 20;

export const isKerasArchive = ({ names }: ZipFile): boolean =>
  names.includes(CONFIG) && names.includes(WEIGHTS);

/** A `.keras` file: a zip of the configuration and an HDF5 file with the weights. @throws {Refusal} */
export async function readKerasArchive(source: ByteSource, zip: ZipFile): Promise<ForeignModel> {
  const config = await jsonIn(zip, CONFIG);
  const metadata = zip.names.includes(METADATA) ? await jsonIn(zip, METADATA) : null;
  const version = z.object({ keras_version: z.string() }).safeParse(metadata).data;
  const file = await openHdf5(await zip.open(WEIGHTS));
  return modelOf(source, file, config, {
    format: 'keras',
    version: version === undefined ? null : `Keras ${version.keras_version}`,
  });
}

async function jsonIn(zip: ZipFile, name: string): Promise<unknown> {
  const member = await zip.open(name);
  if (member.size > LARGEST_CONFIG) throw new Refusal(message('modelTooLarge'));
  return parsed(await readPart(member, 0, member.size), name);
}

function parsed(bytes: Uint8Array | string, name: string): unknown {
  try {
    return JSON.parse(typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes));
  } catch {
    throw new Refusal(message('modelHeaderDamaged', { file: name }));
  }
}

/** A Keras model, or weights alone, in HDF5. @throws {Refusal} */
export async function readKerasHdf5(source: ByteSource): Promise<ForeignModel> {
  const file = await openHdf5(source);
  const attributes = file.groups.get('');
  const config = attributes?.get('model_config')?.[0];
  const version = attributes?.get('keras_version')?.[0];
  return modelOf(source, file, config === undefined ? null : parsed(config, 'model_config'), {
    format: 'hdf5',
    version: version === undefined ? null : `Keras ${version}`,
  });
}

async function modelOf(
  source: ByteSource,
  file: Hdf5File,
  config: unknown,
  what: Pick<ForeignModel, 'format' | 'version'>,
): Promise<ForeignModel> {
  const { entries, notices } = hasNumberedArrays(file)
    ? numberedArrays(file, kerasLayers(config))
    : namedArrays(file);
  const { norms, convolutions } = await kerasNorms(config, entries);
  return {
    ...what,
    fileName: source.name,
    size: source.size,
    arrays: file.datasets.size,
    ...{ norms, convolutions, notices },
  };
}
