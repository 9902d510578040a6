import { mkdirSync, statSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those above it that are missing; a folder that is there is fine. Each folder is
 * asked for once: Node's own recursive `mkdir` never returns where the system answers ENOENT inside of a
 * folder that is there, as it does in `/proc`.
 * @throws the file system's own error
 */
export async function makeFolders(path: string): Promise<void> {
  const missing: string[] = [];
  for (let at = resolve(path); !(await isThere(stat(at))); at = dirname(at)) missing.unshift(at);
  for (const folder of missing) await mkdir(folder).catch(unlessThere);
  if (missing.length === 0 && !(await stat(path)).isDirectory()) throw notAFolder(path);
}

/** The same for who cannot wait; `mode` is that of each folder it makes. */
export function makeFoldersNow(path: string, mode?: number): void {
  const missing: string[] = [];
  for (let at = resolve(path); !isThereNow(at); at = dirname(at)) missing.unshift(at);
  for (const folder of missing) {
    try {
      mkdirSync(folder, { mode });
    } catch (error) {
      unlessThere(error);
    }
  }
  if (missing.length === 0 && !statSync(path).isDirectory()) throw notAFolder(path);
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

function isThere(found: Promise<unknown>): Promise<boolean> {
  return found.then(
    () => true,
    (error: unknown) => {
      if (isCode(error, 'ENOENT')) return false;
      throw error;
    },
  );
}

const isThereNow = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false }) !== undefined;

/** Another process may have made it in the meantime. */
function unlessThere(error: unknown): void {
  if (!isCode(error, 'EEXIST')) throw error;
}

const notAFolder = (path: string): Error =>
  Object.assign(new Error(`ENOTDIR: ${path} is not a folder`), { code: 'ENOTDIR', path });
