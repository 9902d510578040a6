import { join } from 'node:path';
import type { Experiment, ExperimentId } from '../../../shared/domain/experiment.ts';
import { message } from '../../../shared/errors/message.ts';
import { atomicWrite, removeQuietly, temporaryName } from '../files/atomicWrite.ts';
import { decodeExperiment, encodeExperiment } from './experimentFile.ts';
import { errorCode } from '../files/fileSystem.ts';
import type { FileSystem } from '../files/fileSystem.ts';
import { CHECKPOINTS_FOLDER, EXPERIMENT_FILE, GROWING_FILES } from '../layout.ts';
import type { Layout } from '../layout.ts';
import { experimentDamaged, experimentMissing, storeFolderGone } from '../storeErrors.ts';

/** The experiments' folders and the `experiment.json` in each. */
export class ExperimentFolders {
  readonly #files: FileSystem;
  readonly #layout: Layout;

  constructor(files: FileSystem, layout: Layout) {
    this.#files = files;
    this.#layout = layout;
  }

  /** Where there is something of that id, whatever it is. */
  async placeOf(id: ExperimentId): Promise<'store' | 'trash' | null> {
    if ((await this.#files.state(this.#layout.experiment(id))) !== null) return 'store';
    return (await this.#files.state(this.#layout.trashed(id))) === null ? null : 'trash';
  }

  /** @throws {WorkbenchError} `experiment-missing` unless there is a folder, and not a link to one */
  async folderOf(id: ExperimentId): Promise<string> {
    const folder = this.#layout.experiment(id);
    if ((await this.#files.state(folder))?.kind === 'folder') return folder;
    if ((await this.#files.state(this.#layout.root)) === null) throw storeFolderGone();
    throw experimentMissing(id);
  }

  /** @throws {WorkbenchError} `experiment-missing`, `experiment-damaged` */
  async read(id: ExperimentId): Promise<Experiment> {
    const path = join(await this.folderOf(id), EXPERIMENT_FILE);
    const kind = (await this.#files.state(path))?.kind;
    const reading =
      kind === 'file'
        ? decodeExperiment(id, await this.#files.read(path))
        : {
            ok: false as const,
            reason: message(kind === undefined ? 'damageFileMissing' : 'damageFileNoFile', {
              file: EXPERIMENT_FILE,
            }),
          };
    if (reading.ok) return reading.experiment;
    throw experimentDamaged(id, reading.reason, message('damagePutBackOrDelete'));
  }

  async replace(experiment: Experiment): Promise<Experiment> {
    const path = join(await this.folderOf(experiment.id), EXPERIMENT_FILE);
    await atomicWrite(this.#files, this.#layout.aside, path, encodeExperiment(experiment));
    return experiment;
  }

  async create(experiment: Experiment): Promise<void> {
    const bytes = encodeExperiment(experiment);
    const folder = this.#layout.experiment(experiment.id);
    if (!(await this.#isThere(folder, bytes))) await this.#make(folder, experiment.id, bytes);
    await this.#files.flushFolder(this.#layout.root);
  }

  /** Moves to the trash. */
  delete(id: ExperimentId): Promise<void> {
    return this.#move(id, this.#layout.experiment(id), this.#layout.trashed(id));
  }

  /** Moves back from the trash. */
  restore(id: ExperimentId): Promise<void> {
    return this.#move(id, this.#layout.trashed(id), this.#layout.experiment(id));
  }

  /** Whether an earlier try has made it already, and only failed afterwards. */
  async #isThere(folder: string, bytes: Uint8Array): Promise<boolean> {
    try {
      return Buffer.compare(await this.#files.read(join(folder, EXPERIMENT_FILE)), bytes) === 0;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return false;
      throw error;
    }
  }

  async #make(folder: string, id: ExperimentId, bytes: Uint8Array): Promise<void> {
    if ((await this.placeOf(id)) !== null) throw new Error(`The id ${id} is taken.`);
    const temporary = join(this.#layout.aside, temporaryName());
    try {
      await this.#files.makeFolder(temporary);
      await this.#files.makeFolder(join(temporary, CHECKPOINTS_FOLDER));
      for (const name of GROWING_FILES) await this.#files.write(join(temporary, name), Buffer.of());
      await this.#files.write(join(temporary, EXPERIMENT_FILE), bytes);
      await this.#files.flushFolder(temporary);
      await this.#files.rename(temporary, folder);
    } catch (error) {
      await removeQuietly(this.#files, temporary);
      throw error;
    }
  }

  async #move(id: ExperimentId, from: string, to: string): Promise<void> {
    if ((await this.#files.state(from)) !== null) await this.#files.rename(from, to);
    else if ((await this.#files.state(to)) === null) throw experimentMissing(id);
    await this.#files.flushFolder(this.#layout.trash);
    await this.#files.flushFolder(this.#layout.root);
  }
}
