import { constants, createGunzip, gunzipSync } from 'node:zlib';
import { message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { invalidAt } from './idxError.ts';

/** Whether the bytes are gzip's, by its magic number. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * What the first bytes of a gzip file unpack to: as much as they hold, possibly nothing, and at most
 * some 1,032 times their length, which is DEFLATE's limit.
 * @throws {WorkbenchError} `data-invalid` when they are not gzip's.
 */
export function inflateStart(file: string, bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    throw damaged(file, 0, error);
  }
}

/**
 * The content of a gzip file that has to unpack to exactly `length` bytes. Unpacking ends where it
 * gets longer, so that a small file cannot fill the memory.
 * @throws {WorkbenchError} `data-invalid`: damaged, cut, followed by other bytes, or of another length.
 */
export async function inflate(
  file: string,
  bytes: Uint8Array,
  length: number,
): Promise<Uint8Array> {
  const content = new Uint8Array(length);
  const engine = createGunzip({ chunkSize: 1 << 20 });
  engine.end(bytes);
  let filled = 0;
  try {
    for await (const piece of engine as AsyncIterable<Uint8Array>) {
      if (filled + piece.length > length) {
        throw invalidAt(file, length, message('idxMoreBytes', { length }));
      }
      content.set(piece, filled);
      filled += piece.length;
    }
  } catch (error) {
    throw error instanceof WorkbenchError ? error : damaged(file, engine.bytesWritten, error);
  }
  if (filled < length) throw invalidAt(file, filled, message('idxEnds', { length }));
  if (engine.bytesWritten < bytes.length) {
    throw invalidAt(file, engine.bytesWritten, message('idxAfterGzip'));
  }
  return content;
}

function damaged(file: string, offset: number, error: unknown): unknown {
  // Whatever else goes wrong is not the file's fault.
  const isOfData = error instanceof Error && 'code' in error && /^Z_/.test(String(error.code));
  return isOfData ? invalidAt(file, offset, message('idxGzipDamaged')) : error;
}
