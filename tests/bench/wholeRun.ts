import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { TIMINGS_FILE } from '../../main/store/layout.ts';
import type { Timing } from '../../shared/domain/metrics.ts';
import type { Contender } from './contenders.ts';
import { ENVIRONMENT } from './environment.ts';
import { median } from './median.ts';

const run = promisify(execFile);
const CLI = join(import.meta.dirname, '../main/cli.js');

/** The lab's ten epochs on the command line, into a fresh store, with all that is recorded and saved. */
export class WholeRuns {
  /** From the start of the program to its end, one for each turn. */
  readonly seconds: number[] = [];
  readonly contender: Contender;

  constructor() {
    this.contender = {
      name: 'with saving',
      note: 'an epoch of a run on the command line: recording, checkpoints and all, evaluation left out',
      evaluates: false,
      epoch: () => this.#run(),
    };
  }

  async #run(): Promise<number> {
    const store = mkdtempSync(join(tmpdir(), 'workbench-bench-'));
    try {
      const args = ['train', '--data', 'mnist', '--store', store, '--json'];
      const start = performance.now();
      await run(process.execPath, [CLI, ...args], { env: ENVIRONMENT, maxBuffer: 2 ** 28 });
      this.seconds.push((performance.now() - start) / 1000);
      return median(epochsOf(store));
    } finally {
      rmSync(store, { recursive: true, force: true });
    }
  }
}

/** The first epoch waits for compiling and is left out. */
function epochsOf(store: string): number[] {
  const file = readdirSync(store, { recursive: true, encoding: 'utf8' }).find((name) =>
    name.endsWith(TIMINGS_FILE),
  );
  const lines = readFileSync(join(store, file ?? ''), 'utf8')
    .trim()
    .split('\n');
  const ends = lines
    .map((line) => JSON.parse(line) as Timing)
    .flatMap(({ elapsed, epoch }) => (epoch ? [{ elapsed, evaluate: epoch.evaluate }] : []));
  return ends.flatMap(({ elapsed, evaluate }, index) => {
    const before = ends[index - 1];
    return before === undefined ? [] : [elapsed - before.elapsed - evaluate];
  });
}
