import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { zipSync } from 'fflate';
import { messageText } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import type { CliContext } from '../context.ts';
import { GOOD } from '../exitCodes.ts';
import { openWorkbench } from '../openWorkbench.ts';

/** A larger one cannot cross to the workbench as one text. */
const LARGEST_FILE = 300 * 1024 * 1024;

/** What of a folder is worth looking at: TensorBoard's event files and weights. */
const IN_FOLDERS = /tfevents|\.safetensors$/;

/** Takes in runs made elsewhere; a folder counts as one file with all that is in it. */
export async function importRuns(
  options: { files: string[]; store: string | null; json: boolean },
  context: CliContext,
): Promise<number> {
  const files = [];
  for (const file of options.files) files.push(await fileToImport(resolve(file)));
  const workbench = await openWorkbench(context, { store: options.store, data: null });
  const { terminal } = context;
  const results = [];
  try {
    for (const { fileName, content } of files) {
      const { ids, notices } = await workbench.call('experiment:import', { fileName, content });
      results.push({
        fileName,
        ids,
        notices: notices.map((notice) => messageText(notice, 'en')),
      });
      for (const notice of notices) terminal.say(`${fileName}: ${messageText(notice, 'en')}`);
      if (options.json) continue;
      for (const id of ids) terminal.print(`Imported ${id} from ${fileName}`);
    }
    return GOOD;
  } finally {
    // What came in before one that cannot be read is here to stay, and told.
    if (options.json) terminal.printJson(results);
    await workbench.close();
  }
}

async function fileToImport(path: string): Promise<{ fileName: string; content: string }> {
  try {
    const { isFolder, size } = await describe(path);
    if (size > LARGEST_FILE) throw new Error('it is larger than 300 MB');
    if (!isFolder) {
      return { fileName: basename(path), content: (await readFile(path)).toString('base64') };
    }
    const bytes = zipSync(await filesIn(path), { level: 0 });
    return { fileName: `${basename(path)}.zip`, content: Buffer.from(bytes).toString('base64') };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new WorkbenchError(
      'import-refused',
      `${basename(path)} cannot be imported: ${reason}.`,
      'Choose another file.',
      { params: { fileName: basename(path), reason }, cause },
    );
  }
}

async function describe(path: string): Promise<{ isFolder: boolean; size: number }> {
  const state = await stat(path);
  return { isFolder: state.isDirectory(), size: state.size };
}

/** Links are not followed. */
async function filesIn(folder: string): Promise<Record<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && IN_FOLDERS.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  if (paths.length === 0) throw new Error('there are no event files or weights in the folder');
  const files: [string, Uint8Array][] = [];
  for (const path of paths) {
    files.push([relative(folder, path).split(sep).join('/'), await readFile(path)]);
  }
  return Object.fromEntries(files);
}
