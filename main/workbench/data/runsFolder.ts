import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { message } from '../../../shared/errors/message.ts';
import { Refusal } from '../../../shared/errors/refusal.ts';
import { folderFiles } from '../../data/folderFiles.ts';

/** What of a folder is worth looking at: TensorBoard's event files and weights. */
const OF_RUNS = /tfevents|\.safetensors$/i;

/** As deep as an archive may be. */
const DEEPEST = 7;

/**
 * The files of runs in a folder as `experiment:import` takes them.
 * @throws {Refusal} when there are none
 */
export async function zipOfFolder(folder: string): Promise<Uint8Array> {
  const paths = (await folderFiles(folder, DEEPEST)).filter((path) => OF_RUNS.test(path));
  if (paths.length === 0) throw new Refusal(message('importNothingInFolder'));
  const files: Record<string, Uint8Array> = {};
  for (const path of paths) files[path] = await readFile(join(folder, path));
  return zipSync(files, { level: 0 });
}
