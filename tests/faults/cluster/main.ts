import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { clusterBlock } from '../../support/cluster/clusterPage.ts';
import { numbersIn, trainInSlurm } from '../../support/cluster/clusterSweep.ts';
import { installProgram } from '../../support/cluster/installedProgram.ts';
import { slurmMissing, startSlurm } from '../../support/cluster/slurm.ts';
import { noise } from '../../support/generatedExperiments.ts';

const { values: options } = parseArgs({
  options: {
    rates: { type: 'string', default: '20' },
    repeats: { type: 'string', default: '3' },
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
});

/** The clone, seen from the bundle of this program. */
const ROOT = resolve(import.meta.dirname, '../..');

/**
 * `npm run soak:cluster [-- --rates N --repeats N --kills N --seed N]`: a sweep of rates times repeats runs
 * through a SLURM of two slots, whose jobs are killed at random and submitted again, against the same
 * sweep in the queue of one process.
 */
async function main(): Promise<number> {
  const missing = slurmMissing();
  if (missing !== null) {
    console.error(`The cluster soak is not run: ${missing}.`);
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), 'workbench-cluster-'));
  const program = installProgram(folder, join(ROOT, 'dist/main/cli.js'), {
    BATCHNORM_WORKBENCH_XLA: 'off',
  });
  const slurm = await startSlurm(join(folder, 'slurm'), { cpus: 2, bin: program.bin });
  const workbench = (...args: string[]) =>
    slurm.command(join(program.bin, 'batchnorm-workbench'), args, folder);
  try {
    for (const name of ['logs', 'runs']) mkdirSync(join(folder, name));
    const rates = `learningRate=0.001..1:${options.rates}`;
    const sweep = ['--data', 'digits', '--subset', '3200', '--epochs', '20', '--sweep', rates];
    const request = [...sweep, '--repeats', options.repeats];
    await workbench('train', ...request, '--plan', 'sweep.json');
    const script = clusterBlock(ROOT, '--output=logs/%a.txt');
    let drawn = Number(options.seed) * 1000;
    const disturbance = {
      kills: Number(options.kills),
      pauseMs: 5000,
      random: () => noise(drawn++),
    };
    const start = performance.now();
    const told = await trainInSlurm({ folder, slurm, program, script }, disturbance, console.log);
    const seconds = Math.round((performance.now() - start) / 1000);
    console.log(`Submitted ${told.rounds} times, ${told.killed} jobs killed, ${seconds} s.`);
    console.log(await workbench('status', '--from', 'sweep.json', 'runs'));
    for (let time = 0; time < 2; time++) {
      console.log(await workbench('merge', 'runs', '--store', 'home'));
    }
    console.log('Training the same sweep in the queue');
    await workbench('train', ...request, '--store', 'queue');
    return compare(await numbersIn(join(folder, 'home')), await numbersIn(join(folder, 'queue')));
  } finally {
    await slurm.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function compare(home: [string, string][], queue: [string, string][]): number {
  const isSame = isDeepStrictEqual(home, queue);
  console.log(
    `${home.length} runs came home, ${queue.length} from the queue: ${isSame ? 'the same bytes' : 'NOT the same'}.`,
  );
  return isSame ? 0 : 1;
}

process.exitCode = await main();
