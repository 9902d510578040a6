import type { Checkpoint, CheckpointFile } from '../../shared/domain/checkpoint.ts';
import type {
  Experiment,
  ExperimentId,
  ExperimentRecord,
  ListPage,
} from '../../shared/domain/experiment.ts';
import type { TrashedRun } from '../../shared/domain/trash.ts';
import type { Message } from '../../shared/errors/message.ts';
import type { ExperimentList } from './experiments/experimentIndex.ts';
import type { Growth } from './growth.ts';
import type { Recordings } from './checkpoints/recordings.ts';

/** What can be changed of a saved experiment; the rest is decided at its creation, or kept by the store. */
export type ExperimentChanges = Partial<
  Pick<
    Experiment,
    'name' | 'notes' | 'tags' | 'group' | 'status' | 'reason' | 'data' | 'environment' | 'summary'
  >
>;

/**
 * Saved experiments on disk. Each method leaves the old state or the new one, whatever fails; work on
 * one experiment is done in the order it was asked for.
 *
 * All but `experiment`, `load`, `verify`, `list`, `trashed` and the reading of checkpoints reject with `store-read-only` in a
 * store that is, and with `store-write-failed` when the disk refuses: trying again is then always safe.
 * A method given an unknown id rejects with `experiment-missing`; one whose `experiment.json` cannot
 * be read, with `experiment-damaged`.
 */
export interface Store {
  readonly folder: string;
  /** Why changes are refused, in one sentence; null when they are not. */
  readonly readOnly: Message | null;

  /** An id greater than all there are, in the trash too, and all given before. */
  newId(): Promise<ExperimentId>;
  /** Gives each of `items` such an id, ascending, and looks through the store once only. */
  withNewIds<T>(items: readonly T[]): Promise<(T & { id: ExperimentId })[]>;
  /**
   * Where the run of that id is, damaged or not; null where there is none.
   * @throws {WorkbenchError} `store-unusable` when the disk does not say
   */
  placeOf(id: ExperimentId): Promise<'store' | 'trash' | null>;
  /** @throws {WorkbenchError} `store-unusable` when the folder is gone */
  list(page?: ListPage): Promise<ExperimentList>;
  /** The run without its curves and its log. */
  experiment(id: ExperimentId): Promise<Experiment>;
  /** The run with its curves; `notices` name what of those is missing, cut or not as it was saved. */
  load(id: ExperimentId): Promise<ExperimentRecord>;
  /** Reads all else that was saved of the run: a sentence for each file that is missing or not as it was saved. */
  verify(id: ExperimentId): Promise<Message[]>;
  create(experiment: Experiment): Promise<void>;
  /** @returns the experiment as it is now */
  update(id: ExperimentId, changes: ExperimentChanges): Promise<Experiment>;

  append(id: ExperimentId, growth: Growth): Promise<void>;
  recordings(id: ExperimentId): Promise<Recordings>;
  /** Whether there is a file of batch moments, without reading it. */
  hasMoments(id: ExperimentId): Promise<boolean>;
  /**
   * For a run that has ended: its files, which will not grow any more, are flushed, and only then
   * `changes` are made and digests of the files added, so that no end is saved before its files.
   */
  finish(id: ExperimentId, changes?: ExperimentChanges): Promise<Experiment>;

  /**
   * Saves a checkpoint, and `changes` with it; what was appended before is then flushed too. Saving the
   * same again is fine.
   */
  saveCheckpoint(
    id: ExperimentId,
    checkpoint: Checkpoint,
    changes?: ExperimentChanges,
  ): Promise<Experiment>;
  /**
   * @throws {WorkbenchError} `checkpoint-missing`, or `experiment-damaged` when its files are not as
   * they were saved. The next step, and `params.previous`, name the epoch to use instead, if there is one.
   */
  loadCheckpoint(id: ExperimentId, epoch: number): Promise<Checkpoint>;
  /** The newest from which the run can continue; null when there is none. */
  latestCheckpoint(id: ExperimentId): Promise<Checkpoint | null>;
  /**
   * Cuts metrics, timings, log and recordings back to the end of `epoch` (0: the start) and drops later checkpoints.
   * @throws {WorkbenchError} `experiment-damaged` when the metrics do not reach that far
   */
  truncateTo(id: ExperimentId, epoch: number): Promise<Experiment>;

  /**
   * All of a run's files but `experiment.json`, by their paths in its folder, for a copy of it.
   * @throws {WorkbenchError} `experiment-damaged` when one is not as it was saved
   */
  files(id: ExperimentId): Promise<CheckpointFile[]>;
  /**
   * Takes in a run made elsewhere, whole or not at all, under its own id where that is free and under
   * a new one where it is not. The files must be those its `artefacts` name, and the growing ones.
   * @returns the experiment as it is now
   */
  adopt(experiment: Experiment, files: readonly CheckpointFile[]): Promise<Experiment>;

  /** Moves to the trash, damaged ones too. */
  delete(id: ExperimentId): Promise<void>;
  restore(id: ExperimentId): Promise<void>;
  /**
   * The runs in the trash, newest first.
   * @throws {WorkbenchError} `store-unusable` when the folder is gone
   */
  trashed(): Promise<TrashedRun[]>;
  /** Removes a run in the trash for good. A run that is not in it stays where it is. */
  purge(id: ExperimentId): Promise<void>;

  /** Waits for what is under way and gives the lock back. */
  close(): Promise<void>;
}
