import { parseArgs } from 'node:util';
import { readIdxFolder } from '../../main/data/readDataset.ts';
import { Engine } from '../../main/training/engine.ts';
import { mnistFolder } from '../support/mnist.ts';
import {
  engineContender,
  layersModelContender,
  plainLoopContender,
  torchContenders,
} from './contenders.ts';
import type { Contender } from './contenders.ts';
import { listManyRuns } from './manyRuns.ts';

const { values: options } = parseArgs({
  options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '5' } },
});

/** `npm run bench [-- --json] [-- --rounds N]`: seconds an epoch of both lab networks, contenders in turn, medians. */
async function main(): Promise<number> {
  const folder = mnistFolder();
  if (folder === null) return 1;
  const dataset = await readIdxFolder(folder, { name: 'MNIST', verifyAsMnist: true });
  const engine = await Engine.start(0);
  const torch = await torchContenders(folder);
  if (torch.length === 0)
    console.error(
      'PyTorch is left out: there is no Python with torch, or no reference beside the project.',
    );
  const contenders = [
    await engineContender(engine, dataset, false),
    await engineContender(engine, dataset, true),
    ...torch,
    plainLoopContender(engine, dataset, 1 / 30),
    layersModelContender(engine, dataset, 1 / 30),
  ];
  const figures = await measure(contenders, Number(options.rounds));
  const listed = await listManyRuns(10_000);
  if (options.json) {
    const { version: tensorflow, xla } = engine;
    console.log(JSON.stringify({ tensorflow, xla, figures, listed }));
    return 0;
  }
  print(figures, engine);
  const [without, using] = [listed.withoutIndex.toFixed(2), listed.withIndex.toFixed(2)];
  console.log(
    `${listed.runs} saved runs are listed in ${using} s, in ${without} s without the index (1 s is meant).`,
  );
  return 0;
}

interface Figure {
  name: string;
  note: string;
  /** Median seconds an epoch. */
  seconds: number;
  rounds: number[];
  /** How many times the workbench's epoch goes into it. */
  ratio: number;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle) - 1] ?? NaN)) / 2;
}

/** Contenders take turns within each round, so that a slow minute of the machine hits all of them. */
async function measure(contenders: Contender[], rounds: number): Promise<Figure[]> {
  const seconds = contenders.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [index, contender] of contenders.entries()) {
      const taken = await contender.epoch();
      // The first round warms caches and compilers up and is not counted.
      if (round > 0) seconds[index]?.push(taken);
    }
  }
  const medians = seconds.map(median);
  return contenders.map(({ name, note }, index) => ({
    name,
    note,
    seconds: medians[index] ?? NaN,
    rounds: seconds[index] ?? [],
    ratio: (medians[index] ?? NaN) / (medians[0] ?? NaN),
  }));
}

function print(figures: Figure[], engine: Engine): void {
  console.log(
    `Seconds an epoch of both lab networks (TensorFlow ${engine.version}${engine.xla ? ', XLA' : ''}; medians of ${options.rounds}, interleaved):`,
  );
  for (const { name, seconds, ratio, note } of figures) {
    console.log(
      `  ${name.padEnd(17)} ${seconds.toFixed(3).padStart(8)} s  ${ratio.toFixed(1).padStart(6)}x  ${note}`,
    );
  }
  const recording = figures.find(({ name }) => name === 'with recording');
  if (recording !== undefined) {
    const cost = (100 * (recording.ratio - 1)).toFixed(1);
    console.log(
      `Recording the layers costs ${cost} % of the training time (at most 10 % is meant).`,
    );
  }
}

process.exitCode = await main();
