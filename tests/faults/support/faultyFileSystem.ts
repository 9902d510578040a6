import type { FileSystem } from '../../../main/store/files/fileSystem.ts';

/** What happens instead of an operation. */
export interface Fault {
  /** Counted from 1. */
  at: number;
  /** With `forever`, to every one from there on. */
  lasts: 'once' | 'forever';
  /** Operations that only look are not counted, and never fail. */
  onlyChanges?: boolean;
  /** Half of the bytes of a write or an append are written before. */
  short: boolean;
  /** Throws, or ends the process. */
  strike: () => never;
}

export function strikeWith(code: string): () => never {
  return () => {
    throw Object.assign(new Error(`${code}: injected`), { code });
  };
}

const halfOf = (bytes: Uint8Array) => bytes.subarray(0, Math.floor(bytes.length / 2));

/** A file system whose operations are counted, and fail as `fault` says. */
export class FaultyFileSystem implements FileSystem {
  readonly #inner: FileSystem;
  readonly #delay: () => Promise<void>;
  fault: Fault | null = null;
  count = 0;

  /** @param delay waited for before each operation */
  constructor(inner: FileSystem, delay = () => Promise.resolve()) {
    this.#inner = inner;
    this.#delay = delay;
  }

  /** Counts from 1 again. */
  arm(fault: Fault | null): void {
    this.count = 0;
    this.fault = fault;
  }

  async #look<T>(work: () => Promise<T>): Promise<T> {
    if (this.fault?.onlyChanges !== true) return this.#step(work);
    await this.#delay();
    return work();
  }

  async #step<T>(work: () => Promise<T>, half?: () => Promise<void>): Promise<T> {
    await this.#delay();
    this.count += 1;
    const { fault } = this;
    if (fault === null) return work();
    if (fault.lasts === 'once' ? this.count !== fault.at : this.count < fault.at) return work();
    if (fault.short && this.count === fault.at) await half?.();
    return fault.strike();
  }

  read: FileSystem['read'] = (path) => this.#look(() => this.#inner.read(path));
  write: FileSystem['write'] = (path, bytes) =>
    this.#step(
      () => this.#inner.write(path, bytes),
      () => this.#inner.write(path, halfOf(bytes)),
    );
  append: FileSystem['append'] = (path, bytes) =>
    this.#step(
      () => this.#inner.append(path, bytes),
      () => this.#inner.append(path, halfOf(bytes)),
    );
  truncate: FileSystem['truncate'] = (path, length) =>
    this.#step(() => this.#inner.truncate(path, length));
  flushFile: FileSystem['flushFile'] = (path) => this.#step(() => this.#inner.flushFile(path));
  flushFolder: FileSystem['flushFolder'] = (path) =>
    this.#step(() => this.#inner.flushFolder(path));
  rename: FileSystem['rename'] = (from, to) => this.#step(() => this.#inner.rename(from, to));
  makeFolder: FileSystem['makeFolder'] = (path) => this.#step(() => this.#inner.makeFolder(path));
  remove: FileSystem['remove'] = (path) => this.#step(() => this.#inner.remove(path));
  list: FileSystem['list'] = (folder) => this.#look(() => this.#inner.list(folder));
  state: FileSystem['state'] = (path) => this.#look(() => this.#inner.state(path));
  realPath: FileSystem['realPath'] = (path) => this.#look(() => this.#inner.realPath(path));
}
