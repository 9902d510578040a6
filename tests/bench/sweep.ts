import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { importSmallSet, soakConfig, untilIdle } from '../faults/soak/config.ts';
import { Victim } from '../faults/soak/victim.ts';
import { tellStage } from '../support/stage.ts';
import { ENVIRONMENT } from './environment.ts';
import { median } from './median.ts';
import { torchLab } from './torch.ts';

const run = promisify(execFile);
const CLI = join(import.meta.dirname, '../main/cli.js');
const HOUR = 3600;
const LAB_EPOCHS = 10;
/** Runs of a measured sweep, and epochs of PyTorch, which takes as long for two as we for many. */
const RUNS = 6;
const TORCH_EPOCHS = 2;
/** How large the growing sweep is; each value has to go into 10 learning rates and at most 100 seeds. */
const SIZES = [10, 100, 1000] as const;
const RATES = Array.from({ length: 10 }, (_, index) => 0.001 * (index + 1));

/** Runs of the lab in an hour, start of the program included. */
export interface SweepSpeed {
  oneAtATime: number;
  atOnce: number;
  /** How many that is. */
  processors: number;
  /** PyTorch in as many processes with a thread each; null where there is none. */
  torch: number | null;
}

export interface SweepGrowth {
  runs: number;
  secondsARun: number;
  /** Bytes resident when it was over. */
  memory: number;
}

/** One sweep of the lab on the command line, one run at a time and one for each processor, in turn. */
export async function sweepSpeed(rounds: number): Promise<SweepSpeed> {
  const processors = availableParallelism();
  const seconds: Record<'one' | 'many', number[]> = { one: [], many: [] };
  const lab = await torchLab();
  const torch: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const told = round === 0 ? 'Warming up' : `Round ${round} of ${rounds}`;
    tellStage(`${told}: a sweep of ${RUNS} runs, one at a time`);
    const one = await secondsOfSweep(1);
    tellStage(`${told}: a sweep of ${RUNS} runs, ${processors} at once`);
    const many = await secondsOfSweep(processors);
    // The first round compiles for those that follow, and is not counted.
    if (round === 0) continue;
    seconds.one.push(one);
    seconds.many.push(many);
    if (lab === null) continue;
    tellStage(`${told}: PyTorch in ${processors} processes`);
    const ended = await Promise.all(
      Array.from({ length: processors }, () => lab(TORCH_EPOCHS, { OMP_NUM_THREADS: '1' })),
    );
    torch.push(
      ...ended.flat().map(({ train, evaluate }) => (LAB_EPOCHS * (train + evaluate)) / processors),
    );
  }
  const anHour = (sweeps: number[]) => (RUNS * HOUR) / median(sweeps);
  return {
    oneAtATime: anHour(seconds.one),
    atOnce: anHour(seconds.many),
    processors,
    torch: torch.length === 0 ? null : HOUR / median(torch),
  };
}

async function secondsOfSweep(atOnce: number): Promise<number> {
  const store = mkdtempSync(join(tmpdir(), 'workbench-bench-'));
  try {
    const rates = RATES.slice(0, RUNS).join(',');
    const args = ['train', '--data', 'mnist', '--store', store, '--sweep', `learningRate=${rates}`];
    const start = performance.now();
    await run(process.execPath, [CLI, ...args, '--at-once', String(atOnce)], { env: ENVIRONMENT });
    return (performance.now() - start) / 1000;
  } finally {
    rmSync(store, { recursive: true, force: true });
  }
}

/**
 * Small runs in one workbench, in sweeps that grow: how long each run takes, and what memory it comes to.
 * @param program the file that is this program, for the process with the workbench
 */
export async function sweepGrowth(program: string): Promise<SweepGrowth[]> {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-bench-'));
  const victim = await Victim.start(program, folder);
  try {
    const dataset = await importSmallSet(victim);
    const config = { ...soakConfig(dataset, 1), epochs: 2 };
    const train = async (runs: number) => {
      const settings = [{ setting: 'learningRate' as const, values: RATES }];
      const repeats = runs / RATES.length;
      const start = performance.now();
      await victim.call('run:sweep', {
        ...{ config, settings, repeats },
        ...{ name: '', notes: '', tags: [] },
      });
      await untilIdle(victim);
      return (performance.now() - start) / 1000;
    };
    tellStage('Small sweeps: warming up');
    await train(20);
    const grown: SweepGrowth[] = [];
    for (const runs of SIZES) {
      tellStage(`Small sweeps: ${runs} runs`);
      grown.push({ runs, secondsARun: (await train(runs)) / runs, memory: victim.memory });
    }
    return grown;
  } finally {
    await victim.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
}
