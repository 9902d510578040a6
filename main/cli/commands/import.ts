import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { NetworkName } from '../../../shared/domain/metrics.ts';
import { message, messageText } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { Refusal } from '../../../shared/errors/refusal.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import type { CliContext } from '../context.ts';
import { GOOD } from '../exitCodes.ts';
import { openWorkbench } from '../openWorkbench.ts';
import { zipOfFolder } from '../../workbench/data/importFolder.ts';
import { inEnglish, inTerminalLanguage } from '../output/language.ts';
import { isSystemError, systemProblem } from '../../../shared/errors/systemProblem.ts';

/** A larger one cannot cross to the workbench as one text. */
const LARGEST_FILE = 300 * 1024 * 1024;

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
      const { ids, known, notices } = await workbench.call('experiment:import', {
        fileName,
        content,
        network: options.network,
      });
      results.push({
        fileName,
        ids,
        known,
        notices: notices.map(inEnglish),
      });
      for (const notice of notices) terminal.say(`${fileName}: ${inTerminalLanguage(notice)}`);
      if (options.json) continue;
      for (const id of ids) {
        const isKnown = known.includes(id);
        terminal.print(isKnown ? `${id} was here already` : `Imported ${id} from ${fileName}`);
      }
    }
    return GOOD;
  } finally {
    // Runs imported before the unreadable one stay, and are reported.
    if (options.json) terminal.printJson(results);
    await workbench.close();
  }
}

/**
 * What is at `path`, as `experiment:import` takes it.
 * @throws {WorkbenchError} `import-refused` when it cannot be read
 */
export async function fileToImport(path: string): Promise<{ fileName: string; content: string }> {
  const refuse = (reason: Message, cause: unknown) => {
    const file = basename(path);
    const params = { fileName: file, reason: messageText(reason, 'en') };
    const said = message('importRefused', { file, reason });
    return new WorkbenchError('import-refused', said, message('importAnotherFile'), {
      params,
      cause,
    });
  };
  try {
    const state = await stat(path);
    if (state.isDirectory()) {
      const content = Buffer.from(await zipOfFolder(path)).toString('base64');
      return { fileName: `${basename(path)}.zip`, content };
    }
    // One that is written to by another program would be waited for without an end.
    if (!state.isFile()) throw new Refusal(message('importNoFile'));
    if (state.size > LARGEST_FILE) throw new Refusal(message('importTooLarge'));
    return { fileName: basename(path), content: (await readFile(path)).toString('base64') };
  } catch (error) {
    if (error instanceof Refusal) throw refuse(error.reason, error);
    throw isSystemError(error) ? refuse(systemProblem(error), error) : error;
  }
}
