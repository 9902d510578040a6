import { hash } from 'node:crypto';
import { join } from 'node:path';
import { EXPERIMENT_SCHEMA_VERSION } from '../../../shared/domain/experiment.ts';
import type { DamagedExperiment, Experiment, ListPage } from '../../../shared/domain/experiment.ts';
import { message } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { atomicWrite } from '../files/atomicWrite.ts';
import { decodeExperiment } from './experimentFile.ts';
import { stampOf } from '../files/fileSystem.ts';
import type { Entry, FileSystem } from '../files/fileSystem.ts';
import { EXPERIMENT_FILE, isExperimentId } from '../layout.ts';
import type { Layout } from '../layout.ts';
import { problemMessage } from '../storeErrors.ts';
import { LOCK_FOLDER } from '../storeLock.ts';
import { mapBounded } from '../files/turns.ts';

export interface ExperimentList {
  /** Newest first. Their `artefacts` are left out (empty): `load` has them. */
  experiments: Experiment[];
  damaged: DamagedExperiment[];
  /** The `before` of the rest; left out where this is all. */
  next?: string;
}

/** Reading more at once gains nothing, and a store of any size then needs few open files. */
const AT_ONCE = 32;
/** Fewer than these are read faster than the index is worth writing. */
const WORTH_SAVING = 100;

interface Known {
  /** Changes whenever `experiment.json` is replaced or edited. */
  stamp: string;
  experiment: Experiment;
}

interface Saved extends Known {
  id: string;
}

type Listed = { experiment: Experiment } | { damaged: DamagedExperiment } | null;

/**
 * Lists the experiments of a store. Those whose file is as it was when last read are taken from
 * memory, or from `index.json`, which can be deleted at any time.
 */
export class ExperimentIndex {
  readonly #files: FileSystem;
  readonly #layout: Layout;
  #known: Map<string, Known> | null = null;
  #unsaved = 0;

  constructor(files: FileSystem, layout: Layout) {
    this.#files = files;
    this.#layout = layout;
  }

  /** @throws the system's error when the store's folder cannot be listed */
  async list(page: ListPage = {}): Promise<ExperimentList> {
    const entries = await this.#files.list(this.#layout.root);
    const known = (this.#known ??= await this.#savedIndex());
    const { part, next } = partOf(entries, page);
    const listed = await mapBounded(part, AT_ONCE, (entry) => this.#look(entry, known));
    const present = new Set(entries.map((entry) => entry.name));
    for (const id of known.keys()) if (!present.has(id)) known.delete(id);
    const found = listed.filter((each) => each !== null);
    return {
      experiments: found
        .flatMap((each) => ('experiment' in each ? [each.experiment] : []))
        .sort((a, b) => (a.id < b.id ? 1 : -1)),
      damaged: found
        .flatMap((each) => ('damaged' in each ? [each.damaged] : []))
        .sort((a, b) => (a.id < b.id ? 1 : -1)),
      ...(next !== undefined && { next }),
    };
  }

  /** Writes `index.json` when it would spare the next start much reading. Failing to is of no matter. */
  async save(): Promise<void> {
    if (this.#known === null || this.#unsaved < WORTH_SAVING) return;
    const saved: Saved[] = [...this.#known].map(([id, known]) => ({ id, ...known }));
    const body = JSON.stringify({ schema: EXPERIMENT_SCHEMA_VERSION, saved });
    const bytes = Buffer.from(`${hash('sha256', body)}\n${body}`);
    const { aside, index } = this.#layout;
    await atomicWrite(this.#files, aside, index, bytes).catch(() => undefined);
    this.#unsaved = 0;
  }

  async #look({ name, kind }: Entry, known: Map<string, Known>): Promise<Listed> {
    const path = join(this.#layout.root, name, EXPERIMENT_FILE);
    const file = EXPERIMENT_FILE;
    const damaged = (reason: Message): Listed => ({ damaged: { id: name, reason } });
    try {
      if (!isExperimentId(name)) return await this.#lookAtStranger(name, kind, path);
      if (kind !== 'folder') return damaged(message('damageNotFolder'));
      const state = await this.#files.state(path);
      if (state === null)
        return (await this.#isGone(name)) ? null : damaged(message('damageFileMissing', { file }));
      if (state.kind !== 'file') return damaged(message('damageFileNoFile', { file }));
      const stamp = stampOf(state);
      const before = known.get(name);
      if (before?.stamp === stamp) return { experiment: before.experiment };
      const reading = decodeExperiment(name, await this.#files.read(path));
      if (!reading.ok) return damaged(reading.reason);
      const experiment = { ...reading.experiment, artefacts: {} };
      known.set(name, { stamp, experiment });
      this.#unsaved += 1;
      return { experiment };
    } catch (error) {
      if (await this.#isGone(name)) return null;
      return damaged(message('damageUnreadable', { problem: problemMessage(error) }));
    }
  }

  /** Whether it was deleted while the list was being made. */
  async #isGone(name: string): Promise<boolean> {
    const state = this.#files.state(join(this.#layout.root, name));
    return (await state.catch(() => undefined)) === null;
  }

  /** A folder under another name is someone's own, unless an experiment is in it. */
  async #lookAtStranger(name: string, kind: string, path: string): Promise<Listed> {
    const own = [this.#layout.aside, this.#layout.trash, join(this.#layout.root, LOCK_FOLDER)];
    if (kind !== 'folder' || own.includes(join(this.#layout.root, name))) return null;
    if ((await this.#files.state(path)) === null) return null;
    return { damaged: { id: name, reason: message('damageFolderName') } };
  }

  async #savedIndex(): Promise<Map<string, Known>> {
    try {
      const text = Buffer.from(await this.#files.read(this.#layout.index)).toString('utf8');
      const [digest, body] = [text.slice(0, 64), text.slice(65)];
      // Only what this program wrote itself has the digest, so that each entry need not be checked again.
      if (hash('sha256', body) !== digest) return new Map();
      const { schema, saved } = JSON.parse(body) as { schema: number; saved: Saved[] };
      if (schema !== EXPERIMENT_SCHEMA_VERSION) return new Map();
      return new Map(saved.map(({ id, stamp, experiment }) => [id, { stamp, experiment }]));
    } catch {
      return new Map();
    }
  }
}

/** The entries of a page, by their names from the last to the first, and where the rest begins. */
function partOf(
  entries: readonly Entry[],
  { before, limit = Infinity }: ListPage,
): { part: Entry[]; next: string | undefined } {
  const rest = entries
    .filter(({ name }) => before === undefined || name < before)
    .sort((a, b) => (a.name < b.name ? 1 : -1));
  const part = rest.slice(0, limit);
  return { part, next: part.length < rest.length ? part.at(-1)?.name : undefined };
}
