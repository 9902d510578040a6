import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { below } from '../../../main/data/random.ts';
import type { RandomStream } from '../../../main/data/random.ts';

/** Half a line after a run that was being trained, as a power failure in the middle of a write leaves it. */
function tearRun(storeFolder: string): void {
  const cut = readdirSync(storeFolder).find((name) => {
    const file = join(storeFolder, name, 'experiment.json');
    return existsSync(file) && /"status": ?"running"/.test(readFileSync(file, 'utf8'));
  });
  if (cut === undefined) return;
  const file = join(storeFolder, cut, 'metrics.jsonl');
  if (existsSync(file)) appendFileSync(file, '{"kind":"chunk","epo');
}

/** What may lie around in a store after a crash; none of it may cost a run. @returns what was done */
export function damage(storeFolder: string, random: RandomStream): string {
  if (!existsSync(storeFolder)) return 'nothing';
  const index = join(storeFolder, 'index.json');
  switch (below(random, 5)) {
    case 0:
      tearRun(storeFolder);
      return 'torn line';
    case 1:
      rmSync(index, { force: true });
      return 'index gone';
    case 2:
      writeFileSync(index, '{"schema":1,"experi');
      return 'index cut';
    case 3: {
      const left = join(storeFolder, 'tmp', `left-${readdirSync(storeFolder).length}`);
      mkdirSync(left, { recursive: true });
      writeFileSync(join(left, 'half'), 'x');
      return 'leftovers';
    }
    default:
      return 'nothing';
  }
}
