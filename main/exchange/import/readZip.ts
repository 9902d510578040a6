import { fromBufferPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { message } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { isSystemFile } from '../../../shared/formats/systemFiles.ts';
import { importRefused } from './importErrors.ts';

export interface ZipEntry {
  /** Relative, `/` between, no `..`: it stays inside whatever folder it is put in. */
  path: string;
  /** @throws {WorkbenchError} `import-refused` when it is not as the zip says */
  read: () => Promise<Uint8Array>;
}

const MAX_ENTRIES = 50_000;
const MAX_DEPTH = 8;
const MAX_FILE = 256 * 1024 * 1024;
const MAX_TOTAL = 2 * 1024 * 1024 * 1024;
/** What every archive may unpack to, however small it is. */
const FREE_TOTAL = 64 * 1024 * 1024;
/** Beyond that, how many times its own size. Weights hardly shrink, metrics to a third. */
const MAX_RATIO = 100;

const FILE_TYPE = 0o170000;
const LINK = 0o120000;
/** The upper half of the attributes is Unix's mode where a Unix made the entry. */
const isLink = ({ externalFileAttributes }: Entry): boolean =>
  ((externalFileAttributes >>> 16) & FILE_TYPE) === LINK;

/**
 * The files in a zip, all of them looked at before one is read: their number, names, kinds and sizes.
 * @throws {WorkbenchError} `import-refused`
 */
export async function readZip(fileName: string, bytes: Uint8Array): Promise<ZipEntry[]> {
  const refuse = (reason: Message) => importRefused(fileName, reason);
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      lazyEntries: true,
      strictFileNames: true,
      validateEntrySizes: true,
    });
    if (zip.entryCount > MAX_ENTRIES)
      throw refuse(message('zipTooManyFiles', { count: MAX_ENTRIES }));
    const entries: Entry[] = [];
    await eachEntry(zip, (entry) => entries.push(entry));
    const files = entries.filter(
      ({ fileName: path }) => !path.endsWith('/') && !isSystemFile(path),
    );
    const problem = problemOf(files, bytes.length);
    if (problem !== null) throw refuse(problem);
    return files.map((entry) => ({
      path: entry.fileName,
      read: () =>
        contentOf(zip, entry).catch((cause: unknown) => {
          const reason = message('zipFileDamaged', { path: entry.fileName });
          throw importRefused(fileName, reason, undefined, cause);
        }),
    }));
  } catch (error) {
    if (error instanceof WorkbenchError) throw error;
    throw importRefused(fileName, message('zipNotWhole'), undefined, error);
  }
}

async function eachEntry(zip: ZipFile, found: (entry: Entry) => void): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      found(entry);
      zip.readEntry();
    });
    zip.on('end', resolve);
    zip.on('error', reject);
    zip.readEntry();
  });
}

/** yauzl refuses such names too; nothing here rests on that. */
function isInside(path: string): boolean {
  const segments = path.split('/');
  const isName = (segment: string) =>
    segment !== '' && segment !== '.' && segment !== '..' && segment.length <= 200;
  return segments.length <= MAX_DEPTH && segments.every(isName) && !/[\\:\0-\x1f]/.test(path);
}

function problemOf(entries: readonly Entry[], packedSize: number): Message | null {
  const seen = new Set<string>();
  let total = 0;
  for (const entry of entries) {
    const path = entry.fileName;
    if (!isInside(path)) {
      return message('zipBadName', { name: JSON.stringify(path.slice(0, 80)) });
    }
    // Two names that are one on a disk that ignores case.
    if (seen.has(path.toLowerCase())) return message('zipTwice', { path });
    seen.add(path.toLowerCase());
    if (isLink(entry)) return message('zipLink', { path });
    if (entry.isEncrypted()) return message('zipEncrypted', { path });
    if (entry.uncompressedSize > MAX_FILE) return message('zipFileTooLarge', { path });
    total += entry.uncompressedSize;
  }
  const allowed = Math.min(MAX_TOTAL, FREE_TOTAL + MAX_RATIO * packedSize);
  return total > allowed ? message('zipBomb') : null;
}

/** yauzl ends the stream with an error when there is more or less than the entry says. */
async function contentOf(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}
