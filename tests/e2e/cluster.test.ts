import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { clusterBlock } from '../support/cluster/clusterPage.ts';
import { numbersIn, trainInSlurm } from '../support/cluster/clusterSweep.ts';
import { installProgram } from '../support/cluster/installedProgram.ts';
import type { InstalledProgram } from '../support/cluster/installedProgram.ts';
import { slurmMissing, startSlurm } from '../support/cluster/slurm.ts';
import { parallelMissing, startSshHosts } from '../support/cluster/sshHosts.ts';

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, '../..');
const CLI = join(ROOT, 'dist/main/cli.js');
/** Six runs of a second or two. */
const SWEEP = [
  ...['--data', 'digits', '--subset', '3200', '--epochs', '10'],
  ...['--sweep', 'learningRate=0.001..1:3', '--repeats', '2'],
];

/** A folder with a plan of the sweep, its queue's numbers, and the program as if it were installed. */
interface Place {
  folder: string;
  program: InstalledProgram;
  queue: [string, string][];
  workbench: (...args: string[]) => Promise<string>;
}

const orRuns = (missing: string | null) => (missing === null ? '' : ` (not run: ${missing})`);
const noSlurm = slurmMissing();
const noParallel = parallelMissing();

describe.skipIf(noSlurm !== null && noParallel !== null)('a sweep', () => {
  let place: Place;

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'workbench-cluster-'));
    const program = installProgram(folder, CLI, { BATCHNORM_WORKBENCH_XLA: 'off' });
    const file = join(program.bin, 'batchnorm-workbench');
    const workbench = async (...args: string[]) => (await run(file, args, { cwd: folder })).stdout;
    await workbench('train', ...SWEEP, '--plan', 'sweep.json');
    await workbench('train', ...SWEEP, '--store', 'queue');
    place = { folder, program, workbench, queue: await numbersIn(join(folder, 'queue')) };
    expect(place.queue).toHaveLength(6);
  });

  afterAll(() => rm(place.folder, { recursive: true, force: true }));

  /** Brings the runs home, twice, and looks whether they are the queue's. */
  async function expectTheQueues(runs: string, home: string): Promise<void> {
    const { workbench, folder, queue } = place;
    await workbench('merge', runs, '--store', home);
    await workbench('merge', runs, '--store', home);
    expect(await numbersIn(join(folder, home))).toEqual(queue);
  }

  test.skipIf(noSlurm !== null)(
    `in SLURM, its jobs killed at random, ends with the queue's numbers${orRuns(noSlurm)}`,
    async () => {
      const { folder, program } = place;
      for (const name of ['logs', 'runs']) mkdirSync(join(folder, name));
      const slurm = await startSlurm(join(folder, 'slurm'), { cpus: 2, bin: program.bin });
      onTestFinished(() => slurm.stop());
      const script = clusterBlock(ROOT, '--output=logs/%a.txt');
      const disturbance = { kills: 3, pauseMs: 1500, random: Math.random };
      const { killed } = await trainInSlurm({ folder, slurm, program, script }, disturbance);
      expect(killed).toBeGreaterThan(0);
      await expectTheQueues('runs', 'home');
    },
  );

  test.skipIf(noParallel !== null)(
    `by GNU parallel over ssh ends with the queue's numbers${orRuns(noParallel)}`,
    async () => {
      const { folder, program } = place;
      const hosts = await startSshHosts(join(folder, 'ssh'), ['node1', 'node2'], program.bin);
      onTestFinished(() => hosts.stop());
      const inParallel = join(folder, 'parallel');
      mkdirSync(inParallel);
      await cp(join(folder, 'sweep.json'), join(inParallel, 'sweep.json'));
      const command = clusterBlock(ROOT, '| parallel').replace('seq 0 59', 'seq 0 5');
      const env = { ...process.env, ...hosts.env, HOME: folder };
      await run('sh', ['-ec', command], { cwd: inParallel, env });
      await expectTheQueues('parallel/runs', 'parallel/home');
    },
  );
});
