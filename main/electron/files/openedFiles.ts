import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { OpenedFile } from '../../../shared/contract/fileCommands.ts';
import { fileToImport } from '../../cli/commands/import.ts';
import { noSuchFile } from '../../workbench/handlers/files.ts';
import type { OpenedFiles } from '../../workbench/services.ts';

/** The files that this app was opened with. Their paths stay here; the page knows them by their ids. */
export class FilesOfDesktop implements OpenedFiles {
  readonly #paths = new Map<string, string>();
  readonly #listeners = new Set<(file: OpenedFile, path: string) => void>();

  open(paths: readonly string[]): void {
    for (const path of paths) {
      const file = { id: randomUUID(), name: basename(path) };
      this.#paths.set(file.id, path);
      for (const listener of this.#listeners) listener(file, path);
    }
  }

  /** Calls `listener` with every file, also with those opened before and not read yet. */
  watch(listener: (file: OpenedFile, path: string) => void): void {
    this.#listeners.add(listener);
    for (const [id, path] of this.#paths) listener({ id, name: basename(path) }, path);
  }

  list(): OpenedFile[] {
    return [...this.#paths].map(([id, path]) => ({ id, name: basename(path) }));
  }

  async read(id: string): Promise<{ fileName: string; content: string }> {
    const path = this.#paths.get(id);
    if (path === undefined) throw noSuchFile();
    this.#paths.delete(id);
    return fileToImport(path);
  }
}
