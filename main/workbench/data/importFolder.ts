import { basename, dirname, join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { zipSync } from 'fflate';
import { findIdxFiles, slotOf } from '../../data/idx/idxFiles.ts';
import { readIdxFiles } from '../../data/readDataset.ts';
import { message } from '../../../shared/errors/message.ts';
import { Refusal } from '../../../shared/errors/refusal.ts';
import { folderFiles } from '../../data/folderFiles.ts';

/** Folders of torchvision that say nothing of the set in them. */
const NAMELESS = new Set(['raw', 'processed']);

/**
 * The four IDX files of a folder, as `data:import` takes them, under the name of the folder they are in.
 * @throws {WorkbenchError} `data-missing` or `data-invalid` when they are not all there
 */
export async function filesToImport(
  folder: string,
): Promise<{ name: string; files: { name: string; content: string }[] }> {
  const files = Object.values(await readIdxFiles(folder));
  return {
    name: nameOf(folder, dirname((await findIdxFiles(folder)).trainImages)),
    files: files.map(({ name, bytes }) => ({
      name,
      content: Buffer.from(bytes).toString('base64'),
    })),
  };
}

/** The chosen folder's name, or of one found below it, the nearest that says something. */
function nameOf(chosen: string, found: string): string {
  const isBelow = found !== chosen && slotOf(basename(found)) === null;
  const place = isBelow ? found : chosen;
  return basename(NAMELESS.has(basename(place)) ? dirname(place) : place);
}

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
