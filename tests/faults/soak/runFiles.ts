import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files that tell when something happened, and may differ between two runs of one config. */
const OF_THE_CLOCK = new Set(['experiment.json', 'timings.jsonl']);

/** One digest of all of a run's files whose bytes follow from config, seed and machine alone. */
export function digestOfRun(folder: string): string {
  const hash = createHash('sha256');
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !OF_THE_CLOCK.has(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const name of names) {
    hash.update(name.slice(folder.length)).update(readFileSync(name));
  }
  return hash.digest('hex');
}
