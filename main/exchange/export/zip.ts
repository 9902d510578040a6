import { zipSync } from 'fflate';
import type { ExportedFile } from './exportRequest.ts';

/** The earliest time a zip can tell, in whatever zone: the same files give the same bytes. */
const NO_TIME = new Date(1980, 0, 1);

/** Files as one zip, sorted by path. */
export function zipOf(files: readonly ExportedFile[]): Uint8Array {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const entries = Object.fromEntries(sorted.map(({ path, bytes }) => [path, bytes]));
  return zipSync(entries, { mtime: NO_TIME, level: 6 });
}
