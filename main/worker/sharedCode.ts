import { rmSync } from 'node:fs';
import { makeTemporaryFolder } from '../data/temporaryFolder.ts';
import type { CodeFolders } from '../training/engine/compiledCode.ts';
import { releaseOf, threadMutex } from '../training/engine/threadMutex.ts';
import type { ThreadMutex } from '../training/engine/threadMutex.ts';

/**
 * Where the training threads of a process keep compiled code. They share one passing folder, as
 * TensorFlow learns of it once in a process, and take turns with it.
 */
export class SharedCode {
  readonly #kept: string | null;
  readonly #mutex: ThreadMutex = threadMutex();
  #passing: string | null = null;

  /** @param kept where compiled code is kept for the next start; null compiles again each time */
  constructor(kept: string | null) {
    this.#kept = kept;
  }

  /** What a thread is started with; null where nothing is kept. */
  folders(): CodeFolders | null {
    if (this.#kept === null) return null;
    this.#passing ??= makeTemporaryFolder();
    return { kept: this.#kept, passing: this.#passing, mutex: this.#mutex };
  }

  /** A thread that ends while it compiles must not keep the others waiting. */
  threadEnded(thread: number): void {
    releaseOf(this.#mutex, thread);
  }

  /** To be called when all threads have ended. */
  close(): void {
    if (this.#passing !== null) rmSync(this.#passing, { recursive: true, force: true });
    this.#passing = null;
  }
}
