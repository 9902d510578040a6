import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { zipSync } from 'fflate';
import type { NetworkName } from '../../../shared/domain/metrics.ts';
import { messageText } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import type { CliContext } from '../context.ts';
import { GOOD } from '../exitCodes.ts';
import { openWorkbench } from '../openWorkbench.ts';
import { isSystemError, systemProblem } from '../output/systemProblem.ts';

/** Why a file is not taken, as the middle of a sentence. */
class Refused extends Error {}

/** A larger one cannot cross to the workbench as one text. */
const LARGEST_FILE = 300 * 1024 * 1024;

/** What of a folder is worth looking at: TensorBoard's event files and weights. */
const IN_FOLDERS = /tfevents|\.safetensors$/;

/** Takes in runs made elsewhere; a folder counts as one file with all that is in it. */
export async function importRuns(
  options: {
    files: string[];
    /** Whose the curves are that do not say it. */
    network: NetworkName | undefined;
    store: string | null;
    json: boolean;
  },
  context: CliContext,
): Promise<number> {
  const files = [];
  for (const file of options.files) files.push(await fileToImport(resolve(file)));
  const workbench = await openWorkbench(context, { store: options.store, data: null });
  const { terminal } = context;
  const results = [];
  try {
    for (const { fileName, content } of files) {
      const wish = { fileName, content, network: options.network };
      const { ids, notices } = await workbench.call('experiment:import', wish);
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
    const { isFolder, isFile, size } = await describe(path);
    if (size > LARGEST_FILE) throw new Refused('it is larger than 300 MB');
    // One that is written to by another program would be waited for without an end.
    if (!isFolder && !isFile) throw new Refused('it is neither a file nor a folder');
    if (!isFolder) {
      return { fileName: basename(path), content: (await readFile(path)).toString('base64') };
    }
    const bytes = zipSync(await filesIn(path), { level: 0 });
    return { fileName: `${basename(path)}.zip`, content: Buffer.from(bytes).toString('base64') };
  } catch (cause) {
    if (!(cause instanceof Refused) && !isSystemError(cause)) throw cause;
    const reason = cause instanceof Refused ? cause.message : systemProblem(cause);
    throw new WorkbenchError(
      'import-refused',
      `${basename(path)} cannot be imported: ${reason}.`,
      'Choose another file.',
      { params: { fileName: basename(path), reason }, cause },
    );
  }
}

async function describe(path: string) {
  const state = await stat(path);
  return { isFolder: state.isDirectory(), isFile: state.isFile(), size: state.size };
}

/** Links are not followed. */
async function filesIn(folder: string): Promise<Record<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && IN_FOLDERS.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  if (paths.length === 0) throw new Refused('there are no event files or weights in the folder');
  const files: [string, Uint8Array][] = [];
  for (const path of paths) {
    files.push([relative(folder, path).split(sep).join('/'), await readFile(path)]);
  }
  return Object.fromEntries(files);
}
