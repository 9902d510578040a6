import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeFolders } from '../data/makeFolders.ts';
import { LEASE_MS } from '../store/lease.ts';
import { openStore } from '../store/openStore.ts';
import { experimentMissing } from '../store/storeErrors.ts';
import type { Store } from '../store/store.ts';
import type { ExperimentId } from '../../shared/domain/experiment.ts';

/** Another process that only lists the store has its lock for a moment, so a locked store is tried again. */
const ATTEMPTS = 3;
const RETRY_DELAY_MS = 200;

/** How often it is looked whether an owner on another computer still lives, and for how long. */
const LOOK_AGAIN_MS = 1000;
const LOST_OWNER_MS = LEASE_MS + 10_000;

/**
 * Opens the store when a command first needs it, so that a command that fails before leaves no trace on
 * disk. After a failure the next command tries again.
 */
export class StoreOpener {
  readonly #folder: string;
  readonly #userFolder: string;
  #opening: Promise<Store> | null = null;
  #closed = false;

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

  /**
   * The store for who has to write to it. Where its owner is on another computer, it is waited until that one's
   * lease is over, should it have died.
   * @throws {WorkbenchError} `store-unusable`
   */
  async openToWrite(): Promise<Store> {
    const end = performance.now() + LOST_OWNER_MS;
    let store = await this.open();
    while (store.readOnly?.id === 'storeUsedElsewhere' && performance.now() < end) {
      await wait(LOOK_AGAIN_MS);
      if (this.#closed) break;
      this.#opening = null;
      store = await this.open();
    }
    return store;
  }

  /** The store where there is one; null rather than a new and empty one. */
  async existing(): Promise<Store | null> {
    if (this.#opening !== null) return this.#opening;
    const found = await stat(this.#folder).catch(() => null);
    return found === null ? null : this.open();
  }

  /**
   * The store that an experiment would be in; looking for one is no reason to make a store.
   * @throws {WorkbenchError} `experiment-missing` when there is no store
   */
  async with(id: ExperimentId): Promise<Store> {
    const store = await this.existing();
    if (store === null) throw experimentMissing(id);
    return store;
  }

  async close(): Promise<void> {
    this.#closed = true;
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
      await wait(RETRY_DELAY_MS);
      store = await openStore(this.#folder);
    }
    return store;
  }
}
