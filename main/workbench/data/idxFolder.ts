import { readIdxFiles } from '../../data/readDataset.ts';

/**
 * The four IDX files of a folder, as `data:import` takes them.
 * @throws {WorkbenchError} `data-missing` or `data-invalid` when they are not all there
 */
export async function filesToImport(folder: string): Promise<{ name: string; content: string }[]> {
  const files = Object.values(await readIdxFiles(folder));
  return files.map(({ name, bytes }) => ({ name, content: Buffer.from(bytes).toString('base64') }));
}
