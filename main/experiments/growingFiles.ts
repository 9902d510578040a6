import type { FileSystem } from './fileSystem.ts';
import { wholeLinesLength } from './jsonLines.ts';

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

  /** @param wholeLength how many bytes of a file are whole lines or records */
  async append(
    path: string,
    bytes: Uint8Array,
    wholeLength: (bytes: Uint8Array) => number = wholeLinesLength,
  ): Promise<void> {
    if (bytes.length === 0) return;
    const length = await this.#certainLength(path, wholeLength);
    this.#lengths.set(path, length);
    try {
      await this.#files.append(path, bytes);
    } catch (error) {
      // At once, for those who only read; if it cannot be done now, the next append does it.
      await this.#files.truncate(path, length).catch(() => undefined);
      throw error;
    }
    this.#lengths.set(path, length + bytes.length);
  }

  /** To be called when files in `folder` are replaced, moved or removed. */
  forget(folder: string): void {
    for (const path of this.#lengths.keys()) {
      if (path.startsWith(folder)) this.#lengths.delete(path);
    }
  }

  async #certainLength(path: string, wholeLength: (bytes: Uint8Array) => number): Promise<number> {
    const known = this.#lengths.get(path) ?? Infinity;
    const size = (await this.#files.state(path))?.size ?? 0;
    if (size === known) return known;
    const length = size > known ? known : wholeLength(await this.#files.read(path));
    if (size !== length) await this.#files.truncate(path, length);
    return length;
  }
}
