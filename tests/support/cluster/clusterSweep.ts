import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '../../../main/store/openStore.ts';
import { TIMINGS_FILE } from '../../../main/store/layout.ts';
import type { InstalledProgram } from './installedProgram.ts';
import type { Command, Slurm } from './slurm.ts';

/** A folder in which a plan is trained, and what does it there. */
export interface ClusterSweep {
  folder: string;
  slurm: Slurm;
  program: InstalledProgram;
  /** The batch script. */
  script: string;
}

export interface Disturbance {
  /** How many jobs are killed at most, half of them by scancel. */
  kills: number;
  /** How long it is waited, on average, before the next. */
  pauseMs: number;
  /** From 0 to 1. */
  random: () => number;
}

interface JobsLeft {
  done: number;
  jobs: { state: string; epoch: number }[];
  submitAgain: string;
}

/**
 * Submits the jobs of the plan `sweep.json`, kills some at random, and submits what is left until all are done.
 * @returns how often jobs were submitted, and how many of them were killed
 */
export async function trainInSlurm(
  sweep: ClusterSweep,
  disturbance: Disturbance,
  tell: (line: string) => void = () => undefined,
): Promise<{ rounds: number; killed: number }> {
  const { folder, slurm, program, script } = sweep;
  writeFileSync(join(folder, 'sweep.sbatch'), script);
  let [rounds, killed] = [0, 0];
  for (let left = await jobsLeft(sweep); left.submitAgain !== ''; left = await jobsLeft(sweep)) {
    rounds += 1;
    const { done, jobs, submitAgain } = left;
    const resumable = jobs.filter(({ state, epoch }) => state === 'interrupted' && epoch > 0);
    tell(
      `Round ${rounds}: ${done} done, ${resumable.length} with epochs saved; submitting ${submitAgain}`,
    );
    program.forget();
    await slurm.command('sbatch', [`--array=${submitAgain}`, 'sweep.sbatch'], folder);
    const idle = slurm.idle().then(() => true);
    const isIdle = () =>
      Promise.race([idle, wait(disturbance.pauseMs * (0.5 + disturbance.random()), false)]);
    while (!(await isIdle())) {
      if (killed < disturbance.kills && (await killOne(sweep, disturbance.random))) killed += 1;
    }
    if (rounds > 20) throw new Error(`still not done: ${submitAgain}`);
  }
  return { rounds, killed };
}

/** What `status` says of the stores in `runs`. */
async function jobsLeft({ folder, slurm, program }: ClusterSweep): Promise<JobsLeft> {
  const args = ['status', '--from', 'sweep.json', 'runs', '--json'];
  const said = await slurm.command(join(program.bin, 'batchnorm-workbench'), args, folder);
  return JSON.parse(said) as JobsLeft;
}

/** Cancels a job that runs, or kills its process as a machine that dies would. */
async function killOne({ slurm, program }: ClusterSweep, random: () => number): Promise<boolean> {
  const running = await runningTasks(slurm.command);
  const chosen = running[Math.floor(random() * running.length)];
  if (chosen === undefined) return false;
  const process = program.processOf(chosen.job);
  if (process === null) return false;
  if (random() < 0.5) await slurm.command('scancel', [chosen.name]);
  else await slurm.command('kill', ['-KILL', String(process)]).catch(() => undefined);
  return true;
}

async function runningTasks(command: Command): Promise<{ job: number; name: string }[]> {
  const listed = await command('squeue', ['-h', '--states=RUNNING', '--format=%F_%K']);
  const names = listed.split('\n').filter((line) => line !== '');
  return names.map((name) => ({ name, job: Number(name.split('_')[1]) }));
}

/** Of every run in a store its numbers: the digest of all its files but the one with times, by its settings. */
export async function numbersIn(folder: string): Promise<[string, string][]> {
  const store = await openStore(folder);
  try {
    const numbers: [string, string][] = [];
    for (const { id, config, status } of (await store.list()).experiments) {
      const hash = createHash('sha256').update(status);
      const files = await store.files(id);
      for (const { path, bytes } of files.sort((a, b) => (a.path < b.path ? -1 : 1))) {
        if (path !== TIMINGS_FILE) hash.update(path).update(bytes);
      }
      numbers.push([JSON.stringify(config), hash.digest('hex')]);
    }
    return numbers.sort(([a], [b]) => (a < b ? -1 : 1));
  } finally {
    await store.close();
  }
}
