import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Split } from '../../../shared/domain/metrics.ts';
import { locateDataset } from '../../data/findDataset.ts';
import type { BroughtMnist } from '../../data/mnist/findMnist.ts';
import type { ModelData, PixelScale } from '../../onnx/protocol.ts';
import { chosenDataFolder, dataCacheFolder, usualUserFolder } from '../folders.ts';
import type { Surroundings } from '../folders.ts';
import { readSettings } from '../settings/settingsFile.ts';

/** What is said of the data that go through a model. */
export interface WantedModelData {
  /** A `.npy` or `.npz` file, or the id of a data set. */
  data: string;
  /** A file of labels, for arrays. */
  labels: string | null;
  split: Split;
  /** Null for the order of the file; a data set is always shuffled. */
  seed: number | null;
  scale: PixelScale;
}

const isArrays = (name: string): boolean => /\.np[yz]$/i.test(name);

/** Whether the data are a file of arrays. */
export const isArrayFile = async (name: string): Promise<boolean> =>
  isArrays(name) || ((await stat(name).catch(() => null))?.isFile() ?? false);

/** @throws {WorkbenchError} `data-missing`, `data-invalid` for a data set that is not there */
export async function locateModelData(
  { data, labels, split, seed, scale }: WantedModelData,
  here: Surroundings,
  brought: BroughtMnist | null,
): Promise<ModelData> {
  if (await isArrayFile(data)) {
    return { kind: 'arrays', file: resolve(data), labels: labels && resolve(labels), seed };
  }
  const userFolder = usualUserFolder(here);
  const folder = chosenDataFolder(null, here) ?? readSettings(userFolder).dataFolder;
  const places = { folder, cacheFolder: dataCacheFolder(userFolder), brought };
  const location = await locateDataset(data, places);
  return { kind: 'set', location, split, seed: seed ?? 1, scale };
}
