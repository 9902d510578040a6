import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { clusterBlock } from '../support/cluster/clusterPage.ts';
import { installProgram } from '../support/cluster/installedProgram.ts';
import { slurmMissing, startSlurm } from '../support/cluster/slurm.ts';
import { tellStage } from '../support/stage.ts';
import { median } from './median.ts';
import type { Target } from './targets.ts';

/** The clone, seen from the bundle of this program. */
const ROOT = resolve(import.meta.dirname, '../..');
const SLOTS = 2;
/** Of the lab: so many that starting the program twice is a small part of them. */
const RUNS = 40;
const SWEEP = ['--data', 'mnist', '--sweep', 'learningRate=0.001..0.1:4', '--repeats', '10'];

/** Seconds of one sweep of the lab, from the start of the program or the submission on. */
export interface SlurmSpeed {
  queue: number;
  slurm: number;
}

/**
 * A sweep in the queue of one process, and in as many slots of a SLURM as that trains side by side, in
 * turn. Null, and the reason is told, where no SLURM can be started.
 */
export async function slurmSpeed(rounds: number): Promise<SlurmSpeed | null> {
  const missing = slurmMissing();
  if (missing !== null) {
    console.error(`The sweep in SLURM is not measured: ${missing}.`);
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'workbench-bench-'));
  const caches = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const program = installProgram(folder, join(ROOT, 'dist/main/cli.js'), {
    XDG_CACHE_HOME: caches,
  });
  const slurm = await startSlurm(join(folder, 'slurm'), { cpus: SLOTS, bin: program.bin });
  const workbench = (args: string[], cwd: string) =>
    slurm.command(join(program.bin, 'batchnorm-workbench'), args, cwd);

  async function queueTurn(turn: string): Promise<void> {
    await workbench(['train', ...SWEEP, '--store', 'queue', '--at-once', String(SLOTS)], turn);
  }

  async function slurmTurn(turn: string): Promise<void> {
    await slurm.command('sbatch', [`--array=0-${RUNS - 1}:${RUNS / SLOTS}`, 'sweep.sbatch'], turn);
    await slurm.idle();
  }

  try {
    const seconds: { queue: number[]; slurm: number[] } = { queue: [], slurm: [] };
    for (let round = 0; round <= rounds; round++) {
      const told = round === 0 ? 'Warming up' : `Round ${round} of ${rounds}`;
      const turn = join(folder, String(round));
      mkdirSync(turn);
      writeFileSync(join(turn, 'sweep.sbatch'), batchScript());
      await workbench(['train', ...SWEEP, '--plan', 'sweep.json'], turn);
      tellStage(`${told}: a sweep of ${RUNS} runs in the queue`);
      const queue = await secondsOf(() => queueTurn(turn));
      tellStage(`${told}: the same in ${SLOTS} slots of SLURM`);
      const inSlurm = await secondsOf(() => slurmTurn(turn));
      const left = JSON.parse(
        await workbench(['status', '--from', 'sweep.json', 'runs', '--json'], turn),
      ) as { done: number };
      if (left.done !== RUNS) throw new Error(`only ${left.done} of ${RUNS} jobs are done`);
      // The first round compiles for those that follow.
      if (round === 0) continue;
      seconds.queue.push(queue);
      seconds.slurm.push(inSlurm);
    }
    return { queue: median(seconds.queue), slurm: median(seconds.slurm) };
  } finally {
    await slurm.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The page's script for several runs in a job, each slot getting its share in one. */
const batchScript = (): string =>
  clusterBlock(ROOT, 'SLURM_ARRAY_TASK_ID + 9').replace('+ 9', `+ ${RUNS / SLOTS - 1}`);

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

export function slurmLines({ queue, slurm }: SlurmSpeed): string[] {
  const line = (what: string, seconds: number) =>
    `  ${what.padEnd(34)} ${seconds.toFixed(1).padStart(6)} s  ${(seconds / queue).toFixed(2)}x`;
  return [
    `A sweep of ${RUNS} runs of the lab:`,
    line('in the queue', queue),
    line(`in ${SLOTS} slots of SLURM`, slurm),
  ];
}

export function slurmTargets({ queue, slurm }: SlurmSpeed): Target[] {
  const more = slurm / queue - 1;
  return [
    {
      what: `a sweep in ${SLOTS} slots of SLURM, more than in the queue`,
      measured: `${(100 * more).toFixed(1)} %`,
      limit: 'at most 10 %',
      met: more <= 0.1,
    },
  ];
}
