import { join } from 'node:path';
import { experimentIdSchema } from '../../shared/domain/experiment.ts';
import type { ExperimentId } from '../../shared/domain/experiment.ts';
import { experimentMissing } from './storeErrors.ts';

export const EXPERIMENT_FILE = 'experiment.json';
export const METRICS_FILE = 'metrics.jsonl';
export const TIMINGS_FILE = 'timings.jsonl';
export const LOG_FILE = 'log.txt';
export const CHECKPOINTS_FOLDER = 'checkpoints';

/** What only grows while a run is trained. */
export const GROWING_FILES = [METRICS_FILE, TIMINGS_FILE, LOG_FILE] as const;
export type GrowingFile = (typeof GROWING_FILES)[number];

export const HEALTH_FILE = 'layers.jsonl';
export const MOMENTS_FILE = 'moments.bin';
export const RUNNING_FILE = 'running.bin';
/** What grows beside them where the layers are recorded; missing where they are not. */
export const RECORDING_FILES = [HEALTH_FILE, MOMENTS_FILE, RUNNING_FILE] as const;
export type RecordingFile = (typeof RECORDING_FILES)[number];

/** Where things are in a store whose own folder is `root`. An id becomes a path only here, once it is checked. */
export class Layout {
  readonly root: string;
  /** For what is not finished yet; emptied when the store is opened. */
  readonly aside: string;
  readonly trash: string;
  readonly index: string;
  readonly comparisons: string;

  constructor(root: string) {
    this.root = root;
    this.aside = join(root, 'tmp');
    this.trash = join(root, 'trash');
    this.index = join(root, 'index.json');
    this.comparisons = join(root, 'comparisons');
  }

  /** @throws {WorkbenchError} `experiment-missing` for anything that is not an id */
  experiment(id: ExperimentId): string {
    return join(this.root, checked(id));
  }

  trashed(id: ExperimentId): string {
    return join(this.trash, checked(id));
  }
}

function checked(id: ExperimentId): ExperimentId {
  if (!isExperimentId(id)) throw experimentMissing(String(id).slice(0, 40));
  return id;
}

export const isExperimentId = (name: unknown): name is ExperimentId =>
  experimentIdSchema.safeParse(name).success;

/** `checkpoints/epoch-003`, relative to the experiment's folder, with `/` on every system. */
export const checkpointFolder = (epoch: number): string =>
  `${CHECKPOINTS_FOLDER}/epoch-${String(epoch).padStart(3, '0')}`;

const SEGMENT = /^[a-z0-9_][a-z0-9_.-]{0,99}$/i;

/** Whether a relative path, read from a file or sent by a worker, stays inside the folder it belongs to. */
export const staysInside = (path: string): boolean =>
  path.length > 0 && path.split('/').every((segment) => SEGMENT.test(segment));
