import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readIdxFolder } from '../../main/data/readDataset.ts';
import { Engine } from '../../main/training/engine/engine.ts';
import { runChild } from '../faults/soak/child.ts';
import { memoryOverRuns } from '../faults/soak/manyRuns.ts';
import { MNIST_FOLDER } from '../support/mnist.ts';
import { childContenders } from './children.ts';
import { engineContender, layersModelContender, plainLoopContender } from './contenders.ts';
import { tellStage } from '../support/stage.ts';
import { listManyRuns } from './manyRuns.ts';
import { slurmLines, slurmSpeed, slurmTargets } from './slurmSweep.ts';
import { median } from './median.ts';
import { modelLines, modelSpeed, modelTargets } from './models.ts';
import { measure } from './measure.ts';
import type { Figure } from './measure.ts';
import { otherTargets, ratioTargets } from './targets.ts';
import type { Target } from './targets.ts';
import { sweepGrowth, sweepSpeed } from './sweep.ts';
import { sweepLines, sweepTargets } from './sweepReport.ts';
import type { Sweeps } from './sweepReport.ts';
import { torchContenders } from './torch.ts';
import { secondsUntilReady } from './workerReady.ts';
import { WholeRuns } from './wholeRun.ts';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    /** One part alone: `sweep`, `saving`, `slurm` or `models`. */
    only: { type: 'string' },
    /** The process whose memory is watched is this same program. */
    child: { type: 'string' },
  },
});
const RUNS_WATCHED = 50;
const SHARE = 1 / 30;
/** Of a minute and a half each. */
const SLURM_ROUNDS = 2;

/**
 * `npm run bench [-- --json] [-- --rounds N] [-- --only sweep|saving|slurm|models]`: seconds an epoch of both lab networks, contenders in
 * turn, medians; then what else the release promises and can be measured without a window.
 */
async function main(): Promise<number> {
  const rounds = Number(options.rounds);
  const dataset = await readIdxFolder(MNIST_FOLDER, { name: 'MNIST', verifyAsMnist: true });
  const children = await childContenders(dataset);
  tellStage(`Starting the training thread, ${rounds} times`);
  const ready = await inTurns(rounds, secondsUntilReady);
  tellStage('Compiling the networks');
  const engine = await Engine.start(0);
  const runs = new WholeRuns();
  const contenders = [
    await engineContender(engine, dataset, {}),
    await engineContender(engine, dataset, { recordsLayers: true }),
    runs.contender,
    await engineContender(engine, dataset, { evaluates: true }),
    ...children.contenders,
    ...(await torchContenders()),
    plainLoopContender(engine, dataset, SHARE),
    layersModelContender(engine, dataset, SHARE),
  ];
  const figures = await measure(contenders, rounds);
  children.end();
  const sweeps = await measureSweeps(rounds);
  tellStage('Listing many runs');
  const listed = await listManyRuns();
  const memoryGrowth = await memoryGrowthOver(RUNS_WATCHED);
  const slurm = await slurmSpeed(Math.min(rounds, SLURM_ROUNDS));
  const models = await modelSpeed(rounds);
  const [alone, recording, saving] = figures;
  const others = {
    recordingCost: (recording?.seconds ?? NaN) / (alone?.seconds ?? NaN) - 1,
    savingCost: (saving?.seconds ?? NaN) / (alone?.seconds ?? NaN) - 1,
    wholeRun: median(runs.seconds),
    listing: listed.withIndex,
    ready: median(ready),
    memoryGrowth,
  };
  const targets = [
    ...ratioTargets(figures),
    ...otherTargets(others),
    ...sweepTargets(sweeps),
    ...(slurm === null ? [] : slurmTargets(slurm)),
    ...modelTargets(models),
  ];
  const { version: tensorflow, xla } = engine;
  if (options.json)
    console.log(
      JSON.stringify({ tensorflow, xla, figures, sweeps, slurm, models, listed, others, targets }),
    );
  else {
    if (slurm !== null) [...slurmLines(slurm), ''].forEach(tell);
    [...modelLines(models), ''].forEach(tell);
    print(figures, sweeps, targets, engine);
  }
  return 0;
}

/** One part alone: minutes rather than a quarter of an hour. */
async function measureOnly(part: string): Promise<number> {
  const rounds = Number(options.rounds);
  if (part === 'sweep') {
    const sweeps = await measureSweeps(rounds);
    if (options.json) console.log(JSON.stringify({ sweeps, targets: sweepTargets(sweeps) }));
    else [...sweepLines(sweeps), '', ...targetLines(sweepTargets(sweeps))].forEach(tell);
    return 0;
  }
  if (part === 'slurm') {
    const slurm = await slurmSpeed(rounds);
    if (slurm === null) return 1;
    if (options.json) console.log(JSON.stringify({ slurm, targets: slurmTargets(slurm) }));
    else [...slurmLines(slurm), '', ...targetLines(slurmTargets(slurm))].forEach(tell);
    return 0;
  }
  if (part === 'models') {
    const models = await modelSpeed(rounds);
    if (options.json) console.log(JSON.stringify({ models, targets: modelTargets(models) }));
    else [...modelLines(models), '', ...targetLines(modelTargets(models))].forEach(tell);
    return 0;
  }
  if (part !== 'saving') {
    console.error(`There is no part called ${part}: it is sweep, saving, slurm or models.`);
    return 2;
  }
  const dataset = await readIdxFolder(MNIST_FOLDER, { name: 'MNIST', verifyAsMnist: true });
  const engine = await Engine.start(0);
  const contenders = [
    await engineContender(engine, dataset, {}),
    await engineContender(engine, dataset, { recordsLayers: true }),
    new WholeRuns().contender,
  ];
  const figures = await measure(contenders, rounds);
  if (options.json) console.log(JSON.stringify({ figures }));
  else figureLines(figures, engine).forEach(tell);
  return 0;
}

const tell = (line: string) => console.log(line);

async function measureSweeps(rounds: number): Promise<Sweeps> {
  return {
    speed: await sweepSpeed(rounds),
    growth: await sweepGrowth(fileURLToPath(import.meta.url)),
  };
}

async function inTurns<T>(rounds: number, turn: () => Promise<T>): Promise<T[]> {
  const taken: T[] = [];
  for (let round = 0; round < rounds; round++) taken.push(await turn());
  return taken;
}

async function memoryGrowthOver(runs: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-bench-'));
  try {
    return await memoryOverRuns(fileURLToPath(import.meta.url), folder, runs, (run) => {
      if (run % 10 === 0) tellStage(`Memory: run ${run} of ${runs}`);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function figureLines(figures: Figure[], engine: Engine): string[] {
  return [
    `Seconds an epoch of both lab networks (TensorFlow ${engine.version}${engine.xla ? ', XLA' : ''}; medians of ${options.rounds}, interleaved):`,
    ...figures.map(
      ({ name, seconds, ratio, note }) =>
        `  ${name.padEnd(17)} ${seconds.toFixed(3).padStart(8)} s  ${ratio.toFixed(2).padStart(7)}x  ${note}`,
    ),
  ];
}

function targetLines(targets: Target[]): string[] {
  return [
    'Targets:',
    ...targets.map(
      ({ what, measured, limit, met }) =>
        `  ${met ? 'met    ' : 'NOT MET'}  ${what}: ${measured} (${limit})`,
    ),
  ];
}

function print(figures: Figure[], sweeps: Sweeps, targets: Target[], engine: Engine): void {
  const parts = [figureLines(figures, engine), sweepLines(sweeps), targetLines(targets)];
  parts.forEach((lines) => [...lines, ''].forEach(tell));
  console.log(
    'First point, frames while training, pause, a usable window and 100 runs overlaid are measured in real pages, by npx vitest run tests/e2e/speed.test.ts tests/e2e/manyRuns.test.ts.',
  );
}

if (options.child !== undefined) await runChild(options.child);
else process.exitCode = await (options.only === undefined ? main() : measureOnly(options.only));
