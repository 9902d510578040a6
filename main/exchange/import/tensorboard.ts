import { LAB_CONFIG } from '../../../shared/domain/config.ts';
import { decodeEvents } from '../../../shared/formats/tensorboard/events.ts';
import type { ScalarEvent } from '../../../shared/formats/tensorboard/events.ts';
import { message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { adoptRun } from './adoptRun.ts';
import type { ForeignRun } from './adoptRun.ts';
import { importRefused, reasonOf } from './importErrors.ts';
import { stemOf } from './importRequest.ts';
import type { ImportRequest, ImportResult } from './importRequest.ts';
import { assembleRun } from './scalarRun.ts';
import type { Scalar } from './scalarRun.ts';
import { normalizationNamed, seriesName } from './seriesName.ts';

/** An event file and the folders it is in, as TensorBoard's log folder has them. */
export interface EventFile {
  path: string;
  bytes: Uint8Array;
}

/** What event files are called, wherever they come from. */
export const isEventFile = (path: string): boolean => /(^|\/)[^/]*tfevents[^/]*$/.test(path);

/**
 * Runs in TensorBoard event files: a run a folder, in which folders of the networks' own (`bn`, `plain`)
 * count as one with it. Tags say split and metric, and the network where the folder does not.
 * @throws {WorkbenchError} `import-refused`
 */
export async function importTensorboard(
  request: ImportRequest,
  files: readonly EventFile[],
): Promise<ImportResult> {
  try {
    const runs = [...eventsByRun(files)].map(([run, events]) => draftOf(request, run, events));
    const experiments = [];
    for (const run of runs) experiments.push(await adoptRun(request, run));
    return { experiments, notices: [message('importLabSettingsShown')] };
  } catch (error) {
    if (error instanceof WorkbenchError) throw error;
    throw importRefused(request.fileName, reasonOf(error));
  }
}

interface PlacedEvent extends ScalarEvent {
  /** What the folder tells. */
  folder: string;
}

function eventsByRun(files: readonly EventFile[]): Map<string, PlacedEvent[]> {
  const runs = new Map<string, PlacedEvent[]>();
  for (const { path, bytes } of files) {
    const folders = path.split('/').slice(0, -1);
    const last = folders.at(-1) ?? '';
    const isNetworks = seriesName(last).network !== null;
    const run = (isNetworks ? folders.slice(0, -1) : folders).join('/');
    const events = runs.get(run) ?? [];
    runs.set(run, events);
    const folder = isNetworks ? last : '';
    for (const event of decodeEvents(bytes)) events.push({ ...event, folder });
  }
  return runs;
}

function draftOf({ fileName }: ImportRequest, run: string, events: PlacedEvent[]): ForeignRun {
  const start = events.reduce((least, { wallTime }) => Math.min(least, wallTime), Infinity);
  const epochs = new Map(
    events.filter(({ tag }) => tag === 'epoch').map(({ step, value }) => [step, value]),
  );
  const scalars = events.flatMap(({ tag, folder, step, wallTime, value }): Scalar[] => {
    const named = seriesName(tag);
    const within = seriesName(folder);
    const network = named.network ?? within.network;
    const split = named.split ?? within.split;
    const metric = named.metric ?? within.metric;
    if (network === null || split === null || metric === null) return [];
    const epoch = epochs.get(step) ?? null;
    const finite = Number.isFinite(value) ? value : null;
    return [{ network, split, metric, epoch, step, seconds: wallTime - start, value: finite }];
  });
  const names = events.flatMap(({ tag, folder }) => [tag, folder]);
  const normalization = normalizationNamed([...new Set(names)]) ?? LAB_CONFIG.normalization;
  const { metrics, timings } = assembleRun(scalars, LAB_CONFIG);
  const reached = metrics.filter(({ kind }) => kind === 'epoch').length;
  return {
    name: run === '' ? stemOf(fileName) : run,
    kind: 'tensorboard',
    config: { ...LAB_CONFIG, normalization, epochs: reached },
    createdAt: Number.isFinite(start) && start > 0 ? new Date(start * 1000) : null,
    ...{ metrics, timings },
    checkpoint: null,
  };
}
