import type { TorchNetwork } from '../../../shared/formats/readTorchState.ts';
import { stemOf } from './importRequest.ts';

/** What a file of weights holds, and where it was in what was imported. */
export interface ReadWeights {
  path: string;
  networks: TorchNetwork[];
  metadata: Record<string, string>;
  isRounded: boolean;
}

/** The networks of one run. */
export interface WeightsRun extends Omit<ReadWeights, 'path'> {
  name: string;
}

/** Whether two networks can be one run's: of the same sizes, one with normalization and one without. */
export function isPair(networks: readonly TorchNetwork[]): boolean {
  const [first, second, third] = networks;
  if (first === undefined || second === undefined || third !== undefined) return false;
  const isOne = (first.normalized === null) !== (second.normalized === null);
  return isOne && first.hiddenSizes.join() === second.hiddenSizes.join();
}

/** Two files of a folder that are a pair are one run, by the folder's name; every other file is one of its own. */
export function weightsByRun(files: readonly ReadWeights[], whole: string): WeightsRun[] {
  const folders = new Map<string, ReadWeights[]>();
  for (const file of files) {
    const folder = file.path.slice(0, Math.max(0, file.path.lastIndexOf('/')));
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return [...folders].flatMap(([folder, own]): WeightsRun[] => {
    const name = folder === '' ? whole : folder;
    const networks = own.flatMap((file) => file.networks);
    const [first, second] = own;
    if (first !== undefined && (second === undefined || isPair(networks))) {
      const isRounded = own.some((file) => file.isRounded);
      return [{ name, networks, metadata: first.metadata, isRounded }];
    }
    return own.map(({ path, ...file }) => ({ ...file, name: stemOf(path) }));
  });
}
