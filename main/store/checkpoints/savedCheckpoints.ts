import { join } from 'node:path';
import type { Checkpoint } from '../../../shared/domain/checkpoint.ts';
import type { Experiment, ExperimentId } from '../../../shared/domain/experiment.ts';
import { message } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { atomicWrite } from '../files/atomicWrite.ts';
import {
  artefactsAt,
  artefactsOf,
  isResumable,
  readCheckpoint,
  removeOptimizers,
  removeUnnamed,
  withCheckpoint,
  writeCheckpoint,
} from './checkpoints.ts';
import type { ExperimentFolders } from '../experiments/experimentFolders.ts';
import { errorCode } from '../files/fileSystem.ts';
import type { FileSystem } from '../files/fileSystem.ts';
import {
  CHECKPOINTS_FOLDER,
  GROWING_FILES,
  LOG_FILE,
  METRICS_FILE,
  TIMINGS_FILE,
} from '../layout.ts';
import type { GrowingFile, Layout } from '../layout.ts';
import { cutRecordings, recordingsIn } from './recordings.ts';
import { resumePoint } from './resumePoint.ts';
import type { ResumePoint } from './resumePoint.ts';
import type { ExperimentChanges } from '../store.ts';
import { experimentDamaged } from '../storeErrors.ts';

/** The checkpoints of the experiments, and what it takes to continue from one. */
export class SavedCheckpoints {
  readonly #files: FileSystem;
  readonly #layout: Layout;
  readonly #folders: ExperimentFolders;

  constructor(files: FileSystem, layout: Layout, folders: ExperimentFolders) {
    this.#files = files;
    this.#layout = layout;
    this.#folders = folders;
  }

  async save(
    id: ExperimentId,
    checkpoint: Checkpoint,
    changes: ExperimentChanges,
  ): Promise<Experiment> {
    const before = { ...(await this.#folders.read(id)), ...changes };
    const folder = await this.#folders.folderOf(id);
    const added = artefactsOf(checkpoint);
    if (before.checkpoints.includes(checkpoint.epoch)) {
      const saved = artefactsAt(before.artefacts, checkpoint.epoch);
      // An earlier try got so far, and only the last flush failed.
      if (isSame(saved, added)) return this.#folders.replace(before);
      throw new Error(`Epoch ${checkpoint.epoch} of ${id} has another checkpoint already.`);
    }
    // Where the checkpoint survives a loss of power, the curves up to it must, too.
    const grown = [...GROWING_FILES, ...(await recordingsIn(this.#files, folder))];
    for (const file of grown) await this.#files.flushFile(join(folder, file));
    await this.#checkCheckpointsFolder(id, folder);
    await writeCheckpoint(this.#files, this.#layout, folder, checkpoint);
    const after = await this.#folders.replace(withCheckpoint(before, checkpoint.epoch, added));
    const spent = before.checkpoints.filter(
      (epoch) => isResumable(before, epoch) && !isResumable(after, epoch),
    );
    await removeOptimizers(this.#files, folder, spent);
    return after;
  }

  async load(id: ExperimentId, epoch: number): Promise<Checkpoint> {
    const experiment = await this.#folders.read(id);
    const found = await this.#read(experiment, epoch);
    if ('checkpoint' in found) return found.checkpoint;
    const reason = found.problem;
    const previous = await this.#previousGood(experiment, epoch);
    const nextStep =
      previous === null
        ? message('checkpointNoEarlier')
        : message('checkpointUseEarlier', { previous });
    const params = { id, epoch, ...(previous === null ? {} : { previous }) };
    if (!experiment.checkpoints.includes(epoch)) {
      throw new WorkbenchError('checkpoint-missing', reason, nextStep, { params });
    }
    const damaged = message('checkpointDamaged', { epoch, reason });
    throw new WorkbenchError('experiment-damaged', damaged, nextStep, { params });
  }

  async latest(id: ExperimentId): Promise<Checkpoint | null> {
    const experiment = await this.#folders.read(id);
    const curves = await this.#curves(id);
    const { normalization } = experiment.config;
    for (const epoch of experiment.checkpoints.toReversed()) {
      if (!isResumable(experiment, epoch)) continue;
      if (resumePoint(curves, epoch, normalization) === null) continue;
      const found = await this.#read(experiment, epoch);
      if ('checkpoint' in found) return found.checkpoint;
    }
    return null;
  }

  async truncateTo(id: ExperimentId, epoch: number): Promise<Experiment> {
    const before = await this.#folders.read(id);
    const folder = await this.#folders.folderOf(id);
    const point = resumePoint(await this.#curves(id), epoch, before.config.normalization);
    if (point === null) {
      throw experimentDamaged(
        id,
        message('damageMetricsShort', { epoch }),
        message('damageEarlierEpoch'),
      );
    }
    // First of all later checkpoints stop to count: without their curves they would be of no use.
    const after = await this.#folders.replace(cutBack(before, epoch));
    const texts = {
      [METRICS_FILE]: point.metrics,
      [TIMINGS_FILE]: point.timings,
      [LOG_FILE]: point.log,
    };
    for (const [name, text] of Object.entries(texts)) {
      await atomicWrite(this.#files, this.#layout.aside, join(folder, name), Buffer.from(text));
    }
    await cutRecordings(this.#files, this.#layout, folder, point.step);
    await this.#checkCheckpointsFolder(id, folder);
    await removeUnnamed(this.#files, folder, after);
    return after;
  }

  /** Archives and copies like to leave out empty folders; a link there leads out of the store. */
  async #checkCheckpointsFolder(id: ExperimentId, folder: string): Promise<void> {
    const path = join(folder, CHECKPOINTS_FOLDER);
    const kind = (await this.#files.state(path))?.kind;
    if (kind === undefined) await this.#files.makeFolder(path);
    else if (kind !== 'folder') {
      throw experimentDamaged(id, message('damageCheckpointsNoFolder'), message('damagePutBack'));
    }
  }

  /** The checkpoint, or the sentence that says why there is none. */
  async #read(
    experiment: Experiment,
    epoch: number,
  ): Promise<{ checkpoint: Checkpoint } | { problem: Message }> {
    if (!experiment.checkpoints.includes(epoch)) {
      return { problem: message('checkpointMissing', { epoch }) };
    }
    return readCheckpoint(this.#files, this.#layout.experiment(experiment.id), experiment, epoch);
  }

  async #previousGood(experiment: Experiment, epoch: number): Promise<number | null> {
    const earlier = experiment.checkpoints.filter((each) => each < epoch);
    for (const each of earlier.toReversed()) {
      if ('checkpoint' in (await this.#read(experiment, each))) return each;
    }
    return null;
  }

  async #curves(id: ExperimentId): Promise<ResumePoint> {
    const folder = await this.#folders.folderOf(id);
    return {
      metrics: await this.#text(folder, METRICS_FILE),
      timings: await this.#text(folder, TIMINGS_FILE),
      log: await this.#text(folder, LOG_FILE),
    };
  }

  async #text(folder: string, file: GrowingFile): Promise<string> {
    try {
      return Buffer.from(await this.#files.read(join(folder, file))).toString('utf8');
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return '';
      throw error;
    }
  }
}

function isSame(a: Experiment['artefacts'], b: Experiment['artefacts']): boolean {
  const paths = Object.keys(a);
  return paths.length === Object.keys(b).length && paths.every((path) => a[path] === b[path]);
}

function cutBack(experiment: Experiment, epoch: number): Experiment {
  const checkpoints = experiment.checkpoints.filter((each) => each <= epoch);
  const artefacts = checkpoints.map((each) => artefactsAt(experiment.artefacts, each));
  return {
    ...experiment,
    checkpoints,
    artefacts: Object.assign({}, ...artefacts) as Experiment['artefacts'],
  };
}
