import { join } from 'node:path';
import type { FileSystem } from './files/fileSystem.ts';
import type { Addition } from './growth.ts';

/** An addition, its file, and how many bytes of that are there for certain before. */
interface Found extends Addition {
  path: string;
  length: number;
}

/**
 * Appends to files of whole lines or records. What an append that failed, or a program that ended, left half
 * written is cut away before the next, so that trying again never gives a line twice or in two parts.
 */
export class GrowingFiles {
  readonly #files: FileSystem;
  /** Bytes each file has for certain, by path. */
  readonly #lengths = new Map<string, number>();

  constructor(files: FileSystem) {
    this.#files = files;
  }

  /** All of the additions to files in `folder`, or none of them. */
  async append(folder: string, additions: readonly Addition[]): Promise<void> {
    const found: Found[] = [];
    for (const addition of additions) found.push(...(await this.#find(folder, addition)));
    for (const { path, length } of found) this.#lengths.set(path, length);
    try {
      for (const { path, bytes } of found) await this.#files.append(path, bytes);
    } catch (error) {
      // At once, for those who only read; if it cannot be done now, the next append does it.
      for (const { path, length } of found) {
        await this.#files.truncate(path, length).catch(() => undefined);
      }
      throw error;
    }
    for (const { path, length, bytes } of found) this.#lengths.set(path, length + bytes.length);
  }

  /** To be called when files in `folder` are replaced, moved or removed. */
  forget(folder: string): void {
    for (const path of this.#lengths.keys()) {
      if (path.startsWith(folder)) this.#lengths.delete(path);
    }
  }

  /** None where the file and its header were lost: what followed could not be read. */
  async #find(folder: string, addition: Addition): Promise<Found[]> {
    const path = join(folder, addition.file);
    const size = (await this.#files.state(path))?.size;
    if (size === undefined && addition.mayBegin) {
      if (addition.wholeLength(addition.bytes) === 0) return [];
      await this.#files.write(path, new Uint8Array());
    }
    return [{ ...addition, path, length: await this.#certainLength(path, size ?? 0, addition) }];
  }

  async #certainLength(path: string, size: number, { wholeLength }: Addition): Promise<number> {
    const known = this.#lengths.get(path) ?? Infinity;
    if (size === known) return known;
    const length = size > known ? known : wholeLength(await this.#files.read(path));
    if (size !== length) await this.#files.truncate(path, length);
    return length;
  }
}
