import { constants } from 'node:fs';
import * as fs from 'node:fs/promises';

export type EntryKind = 'file' | 'folder' | 'other';

export interface Entry {
  name: string;
  /** A link is `other`: the store never follows one. */
  kind: EntryKind;
}

export interface FileState {
  kind: EntryKind;
  /** Bytes. */
  size: number;
  /** Milliseconds since 1970, with fractions. */
  modified: number;
  inode: number;
}

/**
 * Everything the store asks of a disk, one step each, so that a test can fail, cut or forget any of
 * them. Paths are absolute. Each rejects with Node's system error (`code` ENOSPC, EIO, ...).
 */
export interface FileSystem {
  read(path: string): Promise<Uint8Array>;
  /** Makes a file that must not exist yet, with its content on disk for certain; its name only after `flushFolder`. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** To the end of a file that must exist. On disk for certain only after `flushFile`. */
  append(path: string, bytes: Uint8Array): Promise<void>;
  truncate(path: string, length: number): Promise<void>;
  flushFile(path: string): Promise<void>;
  /** Makes the names in a folder (files made, renamed, removed) survive a loss of power. */
  flushFolder(path: string): Promise<void>;
  /** Replaces a file, or an empty folder, that is at `to`; never a folder with something in it. */
  rename(from: string, to: string): Promise<void>;
  /** Makes one folder that must not exist yet, in one that must. */
  makeFolder(path: string): Promise<void>;
  /** Removes a file or a whole folder; nothing there is fine. */
  remove(path: string): Promise<void>;
  list(folder: string): Promise<Entry[]>;
  /** Of the path itself, not of what a link leads to; null when there is nothing. */
  state(path: string): Promise<FileState | null>;
  /** The path with all links followed. */
  realPath(path: string): Promise<string>;
}

/** Refuses to go through a link in a path's last part; Windows does not have it. */
const NO_LINK = (constants.O_NOFOLLOW as number | undefined) ?? 0;

const NEW_FILE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;

async function withOpen<T>(
  path: string,
  flags: number,
  use: (file: fs.FileHandle) => Promise<T>,
): Promise<T> {
  const file = await fs.open(path, flags | NO_LINK);
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): EntryKind {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}

async function stateOf(path: string): Promise<FileState | null> {
  try {
    const stat = await fs.lstat(path);
    return { kind: kindOf(stat), size: stat.size, modified: stat.mtimeMs, inode: stat.ino };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Another one for another file at a path, and for one that was written to. */
export const stampOf = ({ inode, size, modified }: FileState): string =>
  `${inode}:${size}:${modified}`;

/** The code of an error that the system made (`ENOSPC`); null for any other value. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' && /^E[A-Z0-9]+$/.test(error.code) ? error.code : null;
}

/** Makes a folder unless there is one; another process may be doing the same. */
export async function ensureFolder(files: FileSystem, path: string): Promise<void> {
  try {
    await files.makeFolder(path);
  } catch (error) {
    const there = errorCode(error) === 'EEXIST' && (await files.state(path))?.kind === 'folder';
    if (!there) throw error;
  }
}

/** The machine's own disks. */
export const nodeFileSystem: FileSystem = {
  read: (path) => withOpen(path, constants.O_RDONLY, (file) => file.readFile()),
  write: (path, bytes) =>
    withOpen(path, NEW_FILE, async (file) => {
      await file.writeFile(bytes);
      await file.sync();
    }),
  append: (path, bytes) =>
    withOpen(path, constants.O_WRONLY | constants.O_APPEND, (file) => file.writeFile(bytes)),
  truncate: (path, length) => withOpen(path, constants.O_RDWR, (file) => file.truncate(length)),
  flushFile: (path) => withOpen(path, constants.O_RDWR, (file) => file.sync()),
  flushFolder: async (path) => {
    // Windows cannot flush a folder, and keeps its names without being asked.
    if (process.platform === 'win32') return;
    await withOpen(path, constants.O_RDONLY, (folder) => folder.sync());
  },
  rename: (from, to) => fs.rename(from, to),
  makeFolder: async (path) => {
    await fs.mkdir(path);
  },
  remove: (path) => fs.rm(path, { recursive: true, force: true }),
  list: async (folder) => {
    const entries = await fs.readdir(folder, { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
  },
  state: stateOf,
  realPath: (path) => fs.realpath(path),
};
