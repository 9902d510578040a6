import { decodeEventFile } from '../../../../shared/formats/tensorboard/events.ts';
import type { FileEvent } from '../../../../shared/formats/tensorboard/events.ts';
import { folderScalars } from '../../../../shared/formats/tensorboard/restarts.ts';
import type { StartedScalar } from '../../../../shared/formats/tensorboard/restarts.ts';
import { message } from '../../../../shared/errors/message.ts';
import { Refusal } from '../../../../shared/errors/refusal.ts';
import type { EventFile, EventFolder, EventRun } from './eventFolders.ts';
import { seriesName } from './seriesName.ts';
import type { SeriesName } from './seriesName.ts';

/** A scalar, with the folder and the tag it is of as one label. */
export interface EventScalar extends StartedScalar {
  label: string;
}

export interface RunScalars {
  /** In the order in which they were written, folder by folder. */
  scalars: EventScalar[];
  /** What a restart made void. */
  purged: EventScalar[];
  /** What each label says about its series. */
  names: Map<string, SeriesName>;
}

// Some programs count milliseconds, or from their own start.
const EARLIEST = Date.UTC(2000, 0) / 1000;
const LATEST = Date.UTC(2200, 0) / 1000;

/** Whether it can be when an event was logged, in seconds since 1970. */
export const canBeTime = (wallTime: number): boolean => wallTime >= EARLIEST && wallTime < LATEST;

/**
 * The scalars of a run's folders.
 * @throws {Refusal} naming the file that cannot be read, or when there are only hyperparameters
 */
export function runScalars({ folders }: EventRun): RunScalars {
  const run: RunScalars = { scalars: [], purged: [], names: new Map() };
  for (const folder of folders) {
    const events = eventsOf(folder.files);
    if (folders.length === 1 && holdsHyperparameters(events.flat())) {
      throw new Refusal(message('importOnlyHyperparameters'));
    }
    const { kept, purged } = folderScalars(events);
    const labelled = (scalar: StartedScalar): EventScalar => {
      const label = folder.path === '' ? scalar.tag : `${folder.path}: ${scalar.tag}`;
      return { ...scalar, label };
    };
    for (const scalar of kept.map(labelled)) {
      run.scalars.push(scalar);
      if (!run.names.has(scalar.label)) run.names.set(scalar.label, seriesOf(scalar.tag, folder));
    }
    for (const scalar of purged) run.purged.push(labelled(scalar));
  }
  return run;
}

/** Each file's events; the files in the order in which they were begun. */
function eventsOf(files: readonly EventFile[]): FileEvent[][] {
  const read = files.map(({ path, bytes }) => {
    const events = decoded(path, bytes);
    const begun = events.find(({ wallTime }) => canBeTime(wallTime))?.wallTime ?? 0;
    return { path, events, begun: timeInName(path) ?? begun };
  });
  return read
    .sort((a, b) => a.begun - b.begun || (a.path < b.path ? -1 : 1))
    .map(({ events }) => events);
}

/** TensorFlow's and PyTorch's writers name a file by when it was begun. */
function timeInName(path: string): number | null {
  const seconds = /tfevents\.(\d+)/.exec(path)?.[1];
  return seconds === undefined ? null : Number(seconds);
}

/** @throws {Refusal} that names the file */
function decoded(file: string, bytes: Uint8Array): FileEvent[] {
  try {
    return decodeEventFile(bytes);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(message('importFileReason', { file, reason: error.reason }));
  }
}

/** Whether they are what `add_hparams` writes: the settings, and each measure once. */
function holdsHyperparameters(events: readonly FileEvent[]): boolean {
  const tags = events.flatMap(({ values }) => values ?? []).map(({ tag }) => tag);
  return tags.some((tag) => tag.startsWith('_hparams_/')) && new Set(tags).size === tags.length;
}

function seriesOf(tag: string, { named }: EventFolder): SeriesName {
  const own = seriesName(tag);
  return {
    network: own.network ?? named.network,
    split: own.split ?? named.split,
    metric: own.metric ?? named.metric,
    others: own.others,
  };
}
