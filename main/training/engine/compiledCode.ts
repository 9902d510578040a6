import { hash } from 'node:crypto';
import { readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFoldersNow } from '../../data/makeFolders.ts';
import { holding } from './threadMutex.ts';
import type { ThreadMutex } from './threadMutex.ts';

/** Entries kept, some five to a program; those kept first go first. */
const MOST_ENTRIES = 60;
/** `<what they were compiled by and for>.<digest of the bytes>.<TensorFlow's own name>` */
const KEPT_NAME = /^([0-9a-f]{16})\.([0-9a-f]{64})\.(xla_compile_cache__\w+\.pb)$/;
const TENSORFLOW_NAME = /^xla_compile_cache__\w+\.pb$/;

/** Larger than what TensorFlow puts there for one program. */
const ROOM_BYTES = 2_000_000;

export interface CodeFolders {
  /** Where it stays from one start to the next; whoever can write there decides what is run. */
  kept: string;
  /** This process's own folder, through which TensorFlow gets and gives it, in all threads. */
  passing: string;
  /** Held by the thread that uses the passing folder. */
  mutex: ThreadMutex;
}

/**
 * Machine code that XLA has compiled, kept from one start to the next: to compile the lab's program
 * takes two seconds of both processors, to load it a tenth.
 *
 * TensorFlow could be pointed at the kept folder itself, but then believes whatever it finds there,
 * and a training fails when it cannot write there. So code passes through a folder of the process's
 * own, is kept under the digest of its bytes, and where it cannot be kept it is compiled again.
 */
export class CompiledCode {
  readonly #folders: CodeFolders;
  readonly #madeFor: string;

  /** @param compiler what else decides about the code than the program: the compiler's version and settings */
  constructor(folders: CodeFolders, compiler: readonly string[]) {
    this.#folders = folders;
    this.#madeFor = hash('sha256', Buffer.from([...compiler, processor()].join('\n'))).slice(0, 16);
  }

  /**
   * What a call gives that may compile; what was compiled before is there for it, and what is new is kept.
   * One thread at a time: of two runs side by side the second loads what the first has compiled.
   */
  around<T>(compile: () => T): T {
    return holding(this.#folders.mutex, () => {
      const placed = new Map<string, number>();
      quietly(() => this.#place(placed));
      const result = compile();
      quietly(() => this.#keep(placed));
      return result;
    });
  }

  /** @param placed gets the inode of each entry, by which an entry that TensorFlow has replaced is recognized */
  #place(placed: Map<string, number>): void {
    const { kept, passing } = this.#folders;
    for (const name of readdirSync(kept)) {
      const [, madeFor, digest, entry] = KEPT_NAME.exec(name) ?? [];
      if (madeFor !== this.#madeFor || entry === undefined) continue;
      const bytes = readFileSync(join(kept, name));
      if (hash('sha256', bytes) !== digest) {
        rmSync(join(kept, name));
        continue;
      }
      writeFileSync(join(passing, entry), bytes);
      placed.set(entry, statSync(join(passing, entry)).ino);
    }
  }

  /** Also empties the passing folder, so that a process that is killed leaves nothing large behind. */
  #keep(placed: ReadonlyMap<string, number>): void {
    const { kept, passing } = this.#folders;
    makeFoldersNow(kept, 0o700);
    for (const entry of readdirSync(passing)) {
      const path = join(passing, entry);
      const isNew = TENSORFLOW_NAME.test(entry) && placed.get(entry) !== statSync(path).ino;
      if (isNew) quietly(() => this.#keepEntry(entry, readFileSync(path)));
      rmSync(path, { force: true });
    }
    const oldestFirst = readdirSync(kept)
      .map((name) => ({ name, modified: statSync(join(kept, name)).mtimeMs }))
      .sort((a, b) => a.modified - b.modified);
    for (const { name } of oldestFirst.slice(0, -MOST_ENTRIES)) rmSync(join(kept, name));
  }

  #keepEntry(entry: string, bytes: Uint8Array): void {
    const { kept } = this.#folders;
    const name = `${this.#madeFor}.${hash('sha256', bytes)}.${entry}`;
    const known = readdirSync(kept);
    if (known.includes(name)) return;
    const unfinished = join(kept, `${name}.${process.pid}`);
    writeFileSync(unfinished, bytes);
    renameSync(unfinished, join(kept, name));
    // Compiled twice by two processes: one is enough.
    for (const other of known) {
      if (KEPT_NAME.exec(other)?.[3] === entry && other.startsWith(this.#madeFor))
        rmSync(join(kept, other));
    }
  }
}

/**
 * Whether TensorFlow can put its code there: given a folder that it cannot write to, it would fail each
 * training rather than do without.
 */
export function hasRoom({ passing, mutex }: CodeFolders): boolean {
  const trial = join(passing, 'trial');
  return holding(mutex, () => {
    try {
      writeFileSync(trial, new Uint8Array(ROOM_BYTES));
      return true;
    } catch {
      return false;
    } finally {
      quietly(() => rmSync(trial, { force: true }));
    }
  });
}

/** Code made for one processor may stop a process on another, as where several machines share a home folder. */
function processor(): string {
  const [first = ''] = readFileSync('/proc/cpuinfo', 'utf8').split('\n\n');
  return first
    .split('\n')
    .filter((line) => /^(vendor_id|cpu family|model|stepping|flags|Features|CPU )/.test(line))
    .join('\n');
}

/** Keeping code saves time only; that it fails must not stop a training. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // It is compiled again.
  }
}
