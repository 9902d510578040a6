import { join } from 'node:path';
import type { Checkpoint, CheckpointFile } from '../../shared/domain/checkpoint.ts';
import type {
  Experiment,
  ExperimentId,
  ExperimentRecord,
  ListPage,
} from '../../shared/domain/experiment.ts';
import type { TrashedRun } from '../../shared/domain/trash.ts';
import { message } from '../../shared/errors/message.ts';
import type { Message } from '../../shared/errors/message.ts';
import { WorkbenchError } from '../../shared/errors/workbenchError.ts';
import { digestOf } from './checkpoints/checkpoints.ts';
import { ExperimentFolders } from './experiments/experimentFolders.ts';
import { newExperimentId } from './experiments/experimentId.ts';
import type { ExperimentIndex, ExperimentList } from './experiments/experimentIndex.ts';
import { Trash } from './experiments/trash.ts';
import { errorCode } from './files/fileSystem.ts';
import type { FileSystem } from './files/fileSystem.ts';
import { GrowingFiles } from './growingFiles.ts';
import { additionsOf } from './growth.ts';
import type { Growth } from './growth.ts';
import { GROWING_FILES, MOMENTS_FILE } from './layout.ts';
import type { Layout } from './layout.ts';
import { problemsOf, readRecord } from './experiments/record.ts';
import { readRecordings, recordingsIn } from './checkpoints/recordings.ts';
import type { Recordings } from './checkpoints/recordings.ts';
import { SavedCheckpoints } from './checkpoints/savedCheckpoints.ts';
import type { ExperimentChanges, Store } from './store.ts';
import {
  experimentDamaged,
  problemMessage,
  storeFolderGone,
  storeGone,
  storeReadOnly,
  storeUnusable,
  writeFailure,
} from './storeErrors.ts';
import type { StoreLock } from './storeLock.ts';
import { Turns } from './files/turns.ts';
import { readWholeFolder, writeWholeFolder } from './experiments/wholeFolder.ts';

/** What a store is made of; `lock` is null in one for reading, and `readOnly` then says why. */
export type StoreParts = {
  files: FileSystem;
  layout: Layout;
  index: ExperimentIndex;
} & ({ lock: StoreLock; readOnly: null } | { lock: null; readOnly: Message });

/** The store in a folder. */
export class DiskStore implements Store {
  readonly folder: string;
  readonly readOnly: Message | null;
  readonly #parts: StoreParts;
  readonly #folders: ExperimentFolders;
  readonly #trash: Trash;
  readonly #checkpoints: SavedCheckpoints;
  readonly #growing: GrowingFiles;
  readonly #turns = new Turns();
  #lastId = '';

  constructor(parts: StoreParts) {
    const { files, layout } = parts;
    this.folder = layout.root;
    this.readOnly = parts.readOnly;
    this.#parts = parts;
    this.#folders = new ExperimentFolders(files, layout);
    this.#trash = new Trash(files, layout);
    this.#checkpoints = new SavedCheckpoints(files, layout, this.#folders);
    this.#growing = new GrowingFiles(files);
  }

  newId(): Promise<ExperimentId> {
    return this.#givingIds((next) => next());
  }

  withNewIds<T>(items: readonly T[]): Promise<(T & { id: ExperimentId })[]> {
    return this.#givingIds((next) => items.map((item) => ({ ...item, id: next() })));
  }

  placeOf(id: ExperimentId): Promise<'store' | 'trash' | null> {
    return this.#turns.run(id, async () => {
      try {
        return await this.#folders.placeOf(id);
      } catch (error) {
        throw unreadable(error);
      }
    });
  }

  async list(page: ListPage = {}): Promise<ExperimentList> {
    const { lock, index } = this.#parts;
    try {
      if (lock !== null && !(await lock.isHeld())) throw storeFolderGone();
      return await index.list(page);
    } catch (error) {
      throw unreadable(error);
    }
  }

  experiment(id: ExperimentId): Promise<Experiment> {
    return this.#read(id, () => this.#folders.read(id));
  }

  load(id: ExperimentId): Promise<ExperimentRecord> {
    return this.#read(id, async () => {
      const experiment = await this.#folders.read(id);
      return readRecord(this.#parts.files, await this.#folders.folderOf(id), experiment);
    });
  }

  verify(id: ExperimentId): Promise<Message[]> {
    return this.#read(id, async () => {
      const experiment = await this.#folders.read(id);
      return problemsOf(this.#parts.files, await this.#folders.folderOf(id), experiment);
    });
  }

  create(experiment: Experiment): Promise<void> {
    return this.#write(experiment.id, () => this.#folders.create(experiment));
  }

  update(id: ExperimentId, changes: ExperimentChanges): Promise<Experiment> {
    return this.#write(id, () => this.#change(id, changes));
  }

  append(id: ExperimentId, growth: Growth): Promise<void> {
    return this.#write(id, async () => {
      await this.#growing.append(await this.#folders.folderOf(id), additionsOf(growth));
    });
  }

  recordings(id: ExperimentId): Promise<Recordings> {
    return this.#read(id, async () =>
      readRecordings(this.#parts.files, await this.#folders.folderOf(id)),
    );
  }

  hasMoments(id: ExperimentId): Promise<boolean> {
    return this.#read(id, async () => {
      const path = join(await this.#folders.folderOf(id), MOMENTS_FILE);
      return (await this.#parts.files.state(path))?.kind === 'file';
    });
  }

  finish(id: ExperimentId, changes: ExperimentChanges = {}): Promise<Experiment> {
    return this.#write(id, async () => {
      const { files } = this.#parts;
      const folder = await this.#folders.folderOf(id);
      const digests: Experiment['artefacts'] = {};
      for (const name of [...GROWING_FILES, ...(await recordingsIn(files, folder))]) {
        await files.flushFile(join(folder, name));
        digests[name] = digestOf(await files.read(join(folder, name)));
      }
      const { artefacts } = await this.#folders.read(id);
      return this.#change(id, { ...changes, artefacts: { ...artefacts, ...digests } });
    });
  }

  saveCheckpoint(
    id: ExperimentId,
    checkpoint: Checkpoint,
    changes: ExperimentChanges = {},
  ): Promise<Experiment> {
    return this.#write(id, () => this.#checkpoints.save(id, checkpoint, changes));
  }

  loadCheckpoint(id: ExperimentId, epoch: number): Promise<Checkpoint> {
    return this.#read(id, () => this.#checkpoints.load(id, epoch));
  }

  latestCheckpoint(id: ExperimentId): Promise<Checkpoint | null> {
    return this.#read(id, () => this.#checkpoints.latest(id));
  }

  truncateTo(id: ExperimentId, epoch: number): Promise<Experiment> {
    return this.#write(id, () => {
      this.#growing.forget(this.#parts.layout.experiment(id));
      return this.#checkpoints.truncateTo(id, epoch);
    });
  }

  files(id: ExperimentId): Promise<CheckpointFile[]> {
    return this.#read(id, async () => {
      const experiment = await this.#folders.read(id);
      return readWholeFolder(this.#parts.files, await this.#folders.folderOf(id), experiment);
    });
  }

  async adopt(experiment: Experiment, contents: readonly CheckpointFile[]): Promise<Experiment> {
    const { files, layout } = this.#parts;
    const place = await this.#write(experiment.id, () => this.#folders.placeOf(experiment.id));
    const adopted = place === null ? experiment : { ...experiment, id: await this.newId() };
    await this.#write(adopted.id, () => writeWholeFolder(files, layout, adopted, contents));
    return adopted;
  }

  delete(id: ExperimentId): Promise<void> {
    return this.#write(id, () => {
      this.#growing.forget(this.#parts.layout.experiment(id));
      return this.#folders.delete(id);
    });
  }

  restore(id: ExperimentId): Promise<void> {
    return this.#write(id, () => this.#folders.restore(id));
  }

  async trashed(): Promise<TrashedRun[]> {
    const { lock } = this.#parts;
    try {
      if (lock !== null && !(await lock.isHeld())) throw storeFolderGone();
      return await this.#trash.list();
    } catch (error) {
      throw unreadable(error);
    }
  }

  purge(id: ExperimentId): Promise<void> {
    return this.#write(id, () => this.#trash.purge(id));
  }

  async close(): Promise<void> {
    await this.#turns.settled();
    const { lock, index } = this.#parts;
    if (lock === null) return;
    try {
      if (await lock.isHeld()) await index.save();
      await lock.release();
    } catch {
      // On a disk that is gone there is nothing to give back; the lock's owner will be dead soon.
    }
  }

  /** @param give is called once the store has been looked through, with what makes the next id */
  #givingIds<T>(give: (next: () => ExperimentId) => T): Promise<T> {
    return this.#write('newId', async () => {
      const { files, layout } = this.#parts;
      const entries = [...(await files.list(layout.root)), ...(await files.list(layout.trash))];
      let before = [this.#lastId, ...entries.map(({ name }) => name)];
      return give(() => {
        this.#lastId = newExperimentId(before);
        before = [this.#lastId];
        return this.#lastId;
      });
    });
  }

  async #change(id: ExperimentId, changes: Partial<Experiment>): Promise<Experiment> {
    return this.#folders.replace({ ...(await this.#folders.read(id)), ...changes, id });
  }

  #read<T>(id: ExperimentId, work: () => Promise<T>): Promise<T> {
    return this.#turns.run(id, async () => {
      try {
        return await work();
      } catch (error) {
        if (errorCode(error) === null) throw error;
        const reason = message('damageUnreadable', { problem: problemMessage(error) });
        throw experimentDamaged(id, reason, message('tryAgain'));
      }
    });
  }

  async #write<T>(turn: string, work: () => Promise<T>): Promise<T> {
    const { lock, readOnly } = this.#parts;
    if (lock === null) throw storeReadOnly(readOnly);
    return this.#turns.run(turn, async () => {
      try {
        if (!(await lock.isHeld())) throw storeGone();
        return await work();
      } catch (error) {
        // A folder that goes away between two steps looks like a run that is missing or damaged.
        const isOurs = error instanceof WorkbenchError;
        const isGone = isOurs && !(await lock.isHeld().catch(() => true));
        throw isGone ? storeGone() : writeFailure(error);
      }
    });
  }
}

/** What keeps a store from being looked at, as `store-unusable`; what no disk made stays what it is. */
function unreadable(error: unknown): unknown {
  if (errorCode(error) === null) return error;
  return storeUnusable(problemMessage(error), message('storeCheckDisk'), error);
}
