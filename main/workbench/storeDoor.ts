import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeFolders } from '../data/makeFolders.ts';
import { openStore } from '../store/openStore.ts';
import type { Store } from '../store/store.ts';

/** A command that only lists the store holds its lock for a moment; that is no reason not to train. */
const ATTEMPTS = 3;
const PATIENCE_MS = 200;

/**
 * The way to the store, which is opened by the first who needs it: a command that fails before leaves
 * no trace on disk. A store that could not be opened is tried again by the next.
 */
export class StoreDoor {
  readonly #folder: string;
  readonly #userFolder: string;
  #opening: Promise<Store> | null = null;

  constructor(folder: string, userFolder: string) {
    this.#folder = folder;
    this.#userFolder = userFolder;
  }

  /** @throws {WorkbenchError} `store-unusable` */
  open(): Promise<Store> {
    this.#opening ??= this.#open().catch((error: unknown) => {
      this.#opening = null;
      throw error;
    });
    return this.#opening;
  }

  /** The store where there is one; null rather than a new and empty one. */
  async existing(): Promise<Store | null> {
    if (this.#opening !== null) return this.#opening;
    const found = await stat(this.#folder).catch(() => null);
    return found === null ? null : this.open();
  }

  async close(): Promise<void> {
    const store = await this.#opening?.catch(() => null);
    await store?.close();
  }

  async #open(): Promise<Store> {
    // The store makes its own folder only; the program's, in which it usually is, may be new as well.
    if (dirname(this.#folder) === this.#userFolder) {
      await makeFolders(this.#userFolder).catch(() => undefined);
    }
    let store = await openStore(this.#folder);
    for (let attempt = 1; store.readOnly !== null && attempt < ATTEMPTS; attempt++) {
      await wait(PATIENCE_MS);
      store = await openStore(this.#folder);
    }
    return store;
  }
}
