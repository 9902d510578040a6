import { readSync } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { message } from '../../shared/errors/message.ts';
import type { Message } from '../../shared/errors/message.ts';
import { Refusal } from '../../shared/errors/refusal.ts';
import { WorkbenchError } from '../../shared/errors/workbenchError.ts';
import type { ByteSource, ModelFiles } from '../../shared/models/byteSource.ts';

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

/**
 * What `read` makes of a model file and the files beside it, which are closed after.
 * @throws {WorkbenchError} `import-refused` when there is no such file, or `read` refuses it
 */
export async function readingModel<T>(
  path: string,
  read: (files: ModelFiles) => Promise<T>,
): Promise<T> {
  const file = basename(path);
  const files = await openModelFiles(path).catch((cause: unknown) => {
    throw modelRefused(file, message('modelFileUnreadable'), cause);
  });
  try {
    return await read(files);
  } catch (error) {
    if (error instanceof Refusal) throw modelRefused(file, error.reason, error);
    throw error;
  } finally {
    await files.close();
  }
}

function modelRefused(file: string, reason: Message, cause: unknown): WorkbenchError {
  return new WorkbenchError(
    'import-refused',
    message('modelRefused', { file, reason }),
    message('modelRefusedAdvice'),
    { params: { fileName: file }, cause },
  );
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
