import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from '../../../shared/domain/schema.ts';

const MOST = 10;
const recentFilesSchema = z.array(z.string()).max(MOST);

/** The files that were opened last, the newest first, kept in a file for the next start. */
export class RecentFiles {
  readonly #file: string;
  readonly #changed: () => void;
  #paths: string[];

  constructor(file: string, changed: () => void) {
    this.#file = file;
    this.#changed = changed;
    this.#paths = readPaths(file);
  }

  /** Those that are still there. */
  get paths(): string[] {
    return this.#paths.filter((path) => existsSync(path));
  }

  add(path: string): void {
    this.#keep([path, ...this.#paths.filter((other) => other !== path)].slice(0, MOST));
  }

  clear(): void {
    this.#keep([]);
  }

  #keep(paths: string[]): void {
    this.#paths = paths;
    try {
      mkdirSync(dirname(this.#file), { recursive: true });
      writeFileSync(this.#file, `${JSON.stringify(paths)}\n`);
    } catch {
      // The menu has them until the app ends; they are not worth a message.
    }
    this.#changed();
  }
}

function readPaths(file: string): string[] {
  try {
    return recentFilesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}
