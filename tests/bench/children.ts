import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture } from '../../scripts/support/command.mjs';
import {
  benchPython,
  BENCH_PYTHON,
  pythonReaders,
  READERS_PYTHON,
} from '../../scripts/setup/testTools/pythonEnvironments.mjs';
import { setUp } from '../../scripts/support/steps.mjs';
import type { Step } from '../../scripts/support/steps.mjs';
import type { Dataset } from '../../main/data/dataset.ts';
import type { Contender } from './contenders.ts';
import { tellStage } from '../support/stage.ts';
import { TurnTaker } from './turnTaker.ts';

const HERE = join(import.meta.dirname, '../../tests/bench');
const PYTHON = join(HERE, 'python');
const COMPILERS = process.env['CXX'] ? [process.env['CXX']] : ['c++', 'g++', 'clang++'];
const COMPILER_FLAGS = [
  '-std=c++17',
  '-O3',
  '-march=native',
  '-fno-math-errno',
  '-fno-trapping-math',
  '-pthread',
];

interface Child {
  name: string;
  note: string;
  evaluates?: boolean;
  start: (folder: string) => Promise<TurnTaker>;
}

const inTorch = (script: string) => (folder: string) =>
  inPython(pythonReaders, READERS_PYTHON, script, folder);

const CHILDREN: Child[] = [
  {
    name: 'notebook loop',
    note: 'PyTorch, examples one by one through a DataLoader, evaluation included',
    evaluates: true,
    start: inTorch('notebook.py'),
  },
  {
    name: 'torch.compile',
    note: 'forward, backward and update compiled',
    start: inTorch('compiled.py'),
  },
  {
    name: 'JAX',
    note: 'jit and scan, one call an epoch',
    start: (folder) => inPython(benchPython, BENCH_PYTHON, 'jax_lab.py', folder),
  },
  { name: 'C++, 1 thread', note: 'by hand', start: (folder) => inCpp(folder, 1) },
  {
    name: 'C++, 2 threads',
    note: 'by hand, each network on its own',
    start: (folder) => inCpp(folder, 2),
  },
];

async function inPython(step: Step, python: string, script: string, folder: string) {
  await setUp([step]);
  return TurnTaker.start(python, [join(PYTHON, script), folder]);
}

async function inCpp(folder: string, threads: number): Promise<TurnTaker> {
  const program = join(folder, 'lab');
  if (!existsSync(program)) await compile(program);
  return TurnTaker.start(program, [folder, String(threads)]);
}

async function compile(program: string): Promise<void> {
  for (const compiler of COMPILERS) {
    const { ok } = await capture(compiler, [
      ...COMPILER_FLAGS,
      join(HERE, 'lab.cpp'),
      '-o',
      program,
    ]);
    if (ok) return;
  }
  throw new Error('no C++ compiler here compiles it');
}

/**
 * The contenders that are programs of their own, each started and ready; who cannot be had is left out
 * with a word. `end` ends them.
 */
export async function childContenders(
  dataset: Dataset,
): Promise<{ contenders: Contender[]; end: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-bench-'));
  for (const split of ['train', 'valid'] as const) {
    writeFileSync(join(folder, `${split}.images`), dataset[split].images);
    writeFileSync(join(folder, `${split}.labels`), dataset[split].labels);
  }
  const takers: TurnTaker[] = [];
  const contenders: Contender[] = [];
  for (const { name, note, evaluates, start } of CHILDREN) {
    try {
      tellStage(`Starting ${name}`);
      const taker = await start(folder);
      takers.push(taker);
      contenders.push({ name, note, evaluates: evaluates ?? false, epoch: () => taker.epoch() });
    } catch (error) {
      console.error(
        `${name} is left out: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  const end = () => {
    for (const taker of takers) taker.end();
    rmSync(folder, { recursive: true, force: true });
  };
  return { contenders, end };
}
