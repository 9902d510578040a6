import { readSync } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ByteSource, ModelFiles } from '../../../shared/models/byteSource.ts';

/** A model on disk, with the files beside it that it may name. */
export interface OpenModelFiles extends ModelFiles {
  close(): Promise<void>;
}

/** Opens a file for reading in parts. Rejects when there is none, or it is no regular file. */
export async function openModelFiles(path: string): Promise<OpenModelFiles> {
  const handles: FileHandle[] = [];
  const folder = await realpath(dirname(path));
  const openSource = async (file: string): Promise<ByteSource> => {
    const handle = await open(file, 'r');
    handles.push(handle);
    const stats = await handle.stat();
    if (!stats.isFile()) throw new Error('not a regular file');
    return {
      name: basename(file),
      size: stats.size,
      read: (offset, length) => readFrom(handle, offset, length),
    };
  };
  try {
    const main = await openSource(path);
    return {
      main,
      async beside(name) {
        const inside = await fileInFolder(folder, name);
        return inside === null ? null : openSource(inside);
      },
      close: async () => {
        await Promise.all(handles.map((handle) => handle.close()));
      },
    };
  } catch (error) {
    await Promise.all(handles.map((handle) => handle.close()));
    throw error;
  }
}

/** The real path of a file right in `folder`; null for a name with folders in it, a link that leads out, or nothing. */
async function fileInFolder(folder: string, name: string): Promise<string | null> {
  if (name === '' || name !== basename(name) || name === '..' || /[\\\0]/.test(name)) return null;
  try {
    const real = await realpath(join(folder, name));
    return dirname(real) === folder ? real : null;
  } catch {
    return null;
  }
}

/**
 * Reads without handing the file to another thread and back: models are read by hundreds of small parts,
 * and the process that opens them (the command line) has nothing else to do.
 */
function readFrom({ fd }: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  for (let filled = 0; filled < length;) {
    const bytesRead = readSync(fd, bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0)
      return Promise.reject(new Error('the file became shorter while it was read'));
    filled += bytesRead;
  }
  return Promise.resolve(bytes);
}
