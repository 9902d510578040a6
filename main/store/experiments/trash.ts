import { join } from 'node:path';
import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import type { TrashedRun } from '../../../shared/domain/trash.ts';
import { message } from '../../../shared/errors/message.ts';
import { removeQuietly, temporaryName } from '../files/atomicWrite.ts';
import { errorCode } from '../files/fileSystem.ts';
import type { FileSystem } from '../files/fileSystem.ts';
import { mapBounded } from '../files/turns.ts';
import { EXPERIMENT_FILE, isExperimentId } from '../layout.ts';
import type { Layout } from '../layout.ts';
import { experimentMissing, problemMessage } from '../storeErrors.ts';
import { decodeExperiment } from './experimentFile.ts';

const READS_AT_ONCE = 32;

/** The deleted runs of a store. Whatever else is in the folder, links too, is neither listed nor removed. */
export class Trash {
  readonly #files: FileSystem;
  readonly #layout: Layout;

  constructor(files: FileSystem, layout: Layout) {
    this.#files = files;
    this.#layout = layout;
  }

  /** Newest first. */
  async list(): Promise<TrashedRun[]> {
    if (!(await this.#isFolder(this.#layout.trash))) return [];
    const entries = await this.#files.list(this.#layout.trash);
    const ids = entries
      .filter(({ name, kind }) => kind === 'folder' && isExperimentId(name))
      .map(({ name }) => name)
      .sort((a, b) => (a < b ? 1 : -1));
    const runs = await mapBounded(ids, READS_AT_ONCE, (id) => this.#look(id));
    return runs.filter((run) => run !== null);
  }

  /**
   * Removes a run for good; nothing there is fine. It leaves the trash in one step, so that a run in
   * the trash is always whole; what a failing disk leaves of it is swept when the store is opened next.
   */
  async purge(id: ExperimentId): Promise<void> {
    const folder = this.#layout.trashed(id);
    if ((await this.#files.state(folder)) === null) return;
    const isOurs = (await this.#isFolder(this.#layout.trash)) && (await this.#isFolder(folder));
    if (!isOurs) throw experimentMissing(id);
    const temporary = join(this.#layout.aside, temporaryName());
    await this.#files.rename(folder, temporary);
    await this.#flushMove().catch(async (error: unknown) => {
      // Without the flush a loss of power could bring back a run of which only a part is left.
      await this.#files.rename(temporary, folder);
      throw error;
    });
    // A disk that fails once is asked twice.
    await this.#files.remove(temporary).catch(() => removeQuietly(this.#files, temporary));
  }

  async #flushMove(): Promise<void> {
    await this.#files.flushFolder(this.#layout.aside);
    await this.#files.flushFolder(this.#layout.trash);
  }

  async #isFolder(path: string): Promise<boolean> {
    return (await this.#files.state(path))?.kind === 'folder';
  }

  /** Null for a run that was restored or removed meanwhile. */
  async #look(id: ExperimentId): Promise<TrashedRun | null> {
    const path = join(this.#layout.trashed(id), EXPERIMENT_FILE);
    const damaged = (problem: TrashedRun['problem']) => ({
      id,
      name: null,
      createdAt: null,
      problem,
    });
    try {
      const kind = (await this.#files.state(path))?.kind;
      if (kind === undefined && !(await this.#isFolder(this.#layout.trashed(id)))) return null;
      if (kind !== 'file') {
        const problem = kind === undefined ? 'damageFileMissing' : 'damageFileNoFile';
        return damaged(message(problem, { file: EXPERIMENT_FILE }));
      }
      const reading = decodeExperiment(id, await this.#files.read(path));
      if (!reading.ok) return damaged(reading.reason);
      const { name, createdAt } = reading.experiment;
      return { id, name, createdAt, problem: null };
    } catch (error) {
      if (errorCode(error) === null) throw error;
      if (errorCode(error) === 'ENOENT') return null;
      return damaged(message('damageUnreadable', { problem: problemMessage(error) }));
    }
  }
}
