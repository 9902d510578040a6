import { basename, dirname } from 'node:path';
import { findIdxFiles, slotOf } from '../../data/idx/idxFiles.ts';
import { readIdxFiles } from '../../data/readDataset.ts';

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
