import { LAB_CONFIG } from '../../../../shared/domain/config.ts';
import type { NetworkName } from '../../../../shared/domain/metrics.ts';
import { message } from '../../../../shared/errors/message.ts';
import type { Message } from '../../../../shared/errors/message.ts';
import { Refusal } from '../../../../shared/errors/refusal.ts';
import { adoptEach } from '../adoptEach.ts';
import type { ImportedDraft } from '../adoptEach.ts';
import type { ForeignRun } from '../adoptRun.ts';
import { canCompare, chosenSeries, EXAMPLES, namesFound } from './chosenSeries.ts';
import { eventRuns } from './eventFolders.ts';
import type { EventFile, EventRun } from './eventFolders.ts';
import { stemOf } from '../importRequest.ts';
import type { ImportRequest, ImportResult } from '../importRequest.ts';
import { refusedWith } from '../importErrors.ts';
import { canBeTime, runScalars } from './eventScalars.ts';
import type { EventScalar } from './eventScalars.ts';
import type { Scalar } from './scalar.ts';
import { assembleRun } from './scalarRun.ts';
import { normalizationNamed } from './seriesName.ts';

/** What event files are called, wherever they come from. */
export const isEventFile = (path: string): boolean => /(^|\/)[^/]*tfevents[^/]*$/.test(path);

/**
 * Runs in TensorBoard event files: a run a folder, with the folders that belong to it. Tags say
 * network, split and metric, and the folders what the tags do not.
 * @throws {WorkbenchError} `import-refused`
 */
export async function importTensorboard(
  request: ImportRequest,
  files: readonly EventFile[],
): Promise<ImportResult> {
  const { fileName, network } = request;
  return refusedWith(fileName, async () => {
    const drafts = eventRuns(files).map((run): ImportedDraft => {
      const name = run.name === '' ? stemOf(fileName) : run.name;
      return { name, read: () => draftOf(name, run, network) };
    });
    const { experiments, notices } = await adoptEach(request, drafts);
    return { experiments, notices: [...notices, message('importLabSettingsShown')] };
  });
}

function draftOf(
  name: string,
  run: EventRun,
  network: NetworkName | null,
): { run: ForeignRun; notices: Message[] } {
  const { scalars, purged, names } = runScalars(run);
  if (names.size === 0) throw new Refusal(message('importNoScalars'));
  const { chosen } = chosenSeries(names, network);
  if (!canCompare(chosen.values())) {
    const found = namesFound([...names.keys()]);
    throw new Refusal(message('importTagsMissing', { found, examples: EXAMPLES }));
  }
  const begun = begunAt(scalars);
  const epochs = epochsBySteps(scalars);
  const logged = scalars.flatMap(({ label, step, wallTime, value, start }): Scalar[] => {
    const series = chosen.get(label);
    if (series === undefined) return [];
    const seconds = begun !== null && canBeTime(wallTime) ? wallTime - begun : null;
    const finite = Number.isFinite(value) ? value : null;
    const epoch = epochs.get(step) ?? null;
    return [{ ...series, ...{ label, start, epoch, step, seconds }, value: finite }];
  });
  const restarted = purged.filter(({ label }) => chosen.has(label)).length;
  const { metrics, timings, notices } = assembleRun(logged, LAB_CONFIG, restarted);
  const normalization = normalizationNamed([...names.keys()]) ?? LAB_CONFIG.normalization;
  const reached = metrics.filter(({ kind }) => kind === 'epoch').length;
  return {
    run: {
      ...{ name, metrics, timings },
      kind: 'tensorboard',
      config: { ...LAB_CONFIG, normalization, epochs: reached },
      createdAt: begun === null ? null : new Date(begun * 1000),
      checkpoint: null,
    },
    notices,
  };
}

/** In seconds since 1970; null where no event has a time that can be. */
function begunAt(scalars: readonly EventScalar[]): number | null {
  const first = scalars.reduce(
    (least, { wallTime }) => (canBeTime(wallTime) ? Math.min(least, wallTime) : least),
    Infinity,
  );
  return first === Infinity ? null : first;
}

/** The epoch of each step, as Lightning and the workbench log it. */
function epochsBySteps(scalars: readonly EventScalar[]): Map<number, number> {
  const tagged = scalars.filter(({ tag, value }) => tag === 'epoch' && Number.isFinite(value));
  const epochs = new Map(tagged.map(({ step, value }) => [step, Math.ceil(value)]));
  // All at one step: whoever logged them gave no steps.
  const values = new Set(tagged.map(({ value }) => value));
  return epochs.size === 1 && values.size > 1 ? new Map<number, number>() : epochs;
}
