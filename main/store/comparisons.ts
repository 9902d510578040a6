import { join } from 'node:path';
import { savedComparisonSchema } from '../../shared/domain/comparison.ts';
import type { SavedComparison } from '../../shared/domain/comparison.ts';
import { message } from '../../shared/errors/message.ts';
import { WorkbenchError } from '../../shared/errors/workbenchError.ts';
import { atomicWrite } from './files/atomicWrite.ts';
import { ensureFolder, errorCode, nodeFileSystem } from './files/fileSystem.ts';
import type { FileSystem } from './files/fileSystem.ts';
import { Layout } from './layout.ts';
import type { Store } from './store.ts';
import { storeReadOnly, writeFailure } from './storeErrors.ts';

/** The comparisons saved beside a store's runs, each a file of its own that is replaced whole. */
export class Comparisons {
  readonly #store: Store;
  readonly #files: FileSystem;
  readonly #layout: Layout;

  constructor(store: Store, files: FileSystem = nodeFileSystem) {
    this.#store = store;
    this.#files = files;
    this.#layout = new Layout(store.folder);
  }

  /** Newest first. A file that is none of ours, or cannot be read, is left alone and left out. */
  async list(): Promise<SavedComparison[]> {
    const found: SavedComparison[] = [];
    for (const { name, kind } of await this.#entries()) {
      if (kind !== 'file' || !name.endsWith('.json')) continue;
      const read = await this.#read(join(this.#layout.comparisons, name));
      if (read !== null && `${read.id}.json` === name) found.push(read);
    }
    return found.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  }

  /** @throws {WorkbenchError} `store-read-only`, `store-write-failed` */
  async save(comparison: SavedComparison): Promise<void> {
    await this.#write(async () => {
      await ensureFolder(this.#files, this.#layout.comparisons);
      const bytes = Buffer.from(`${JSON.stringify(comparison, null, 2)}\n`);
      await atomicWrite(this.#files, this.#layout.aside, this.#pathOf(comparison.id), bytes);
    });
  }

  /** @throws {WorkbenchError} `experiment-missing` for one that is not there, or as `save` */
  async delete(id: string): Promise<void> {
    await this.#write(async () => {
      if ((await this.#files.state(this.#pathOf(id)))?.kind !== 'file') throw missing(id);
      await this.#files.remove(this.#pathOf(id));
      await this.#files.flushFolder(this.#layout.comparisons);
    });
  }

  #pathOf(id: string): string {
    const { id: checked } = savedComparisonSchema.pick({ id: true }).parse({ id });
    return join(this.#layout.comparisons, `${checked}.json`);
  }

  async #entries() {
    try {
      return await this.#files.list(this.#layout.comparisons);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    }
  }

  async #read(path: string): Promise<SavedComparison | null> {
    try {
      const text = Buffer.from(await this.#files.read(path)).toString('utf8');
      return savedComparisonSchema.safeParse(JSON.parse(text)).data ?? null;
    } catch {
      return null;
    }
  }

  async #write(work: () => Promise<void>): Promise<void> {
    if (this.#store.readOnly !== null) throw storeReadOnly(this.#store.readOnly);
    try {
      await work();
    } catch (error) {
      throw writeFailure(error);
    }
  }
}

function missing(id: string): WorkbenchError {
  return new WorkbenchError(
    'experiment-missing',
    message('comparisonMissing', { id }),
    message('comparisonsLookAgain'),
    { params: { id } },
  );
}
