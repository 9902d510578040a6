import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundleForNode } from '../../scripts/build.mjs';
import {
  pythonReaders,
  READERS_PYTHON,
} from '../../scripts/setup/testTools/pythonEnvironments.mjs';
import { setUp } from '../../scripts/support/steps.mjs';
import { tellStage } from '../support/stage.ts';
import { ENVIRONMENT } from './environment.ts';
import { median } from './median.ts';
import type { ModelReadings } from './modelReader.ts';
import type { Target } from './targets.ts';
import { atMost } from './targets.ts';

const PYTHON = join(import.meta.dirname, '../../tests/bench/python');
const READER = 'tests/bench/modelReader.ts';
const MEGABYTE = 2 ** 20;
const run = promisify(execFile);

/** Readings in one process; of it the first, and the median of those after it. */
const READINGS = 6;

/** Seconds; medians over processes. */
interface Speed {
  /** The first time in a process, whose own start is not counted. */
  first: number;
  /** After the first time, which warms caches and compilers up. */
  seconds: number;
}

export interface ListingSpeed extends Speed {
  memory: number;
  layers: number;
}

export interface ModelSpeed {
  /** A state dict of ResNet-152's shape, 0.24 GB. */
  resnet: ListingSpeed;
  /** 1 GB. */
  safetensors: ListingSpeed;
  /** `torch.load(path)` on the first file, which reads every weight. */
  torchLoad: Speed;
  /** The same with `mmap=True`, which reads a weight when it is used. */
  torchMapped: Speed;
}

/** Lists the layers of two large models, in turn with PyTorch. The files lie in the system's cache for both. */
export async function modelSpeed(rounds: number): Promise<ModelSpeed> {
  await setUp([pythonReaders]);
  const folder = mkdtempSync(join(tmpdir(), 'workbench-bench-'));
  try {
    tellStage('Making two large models');
    await inPython('model_files.py', folder);
    const reader = join(folder, 'modelReader.mjs');
    await bundleForNode(READER, reader, { format: 'esm' });
    const resnetFile = join(folder, 'resnet152.pth');
    const turns: Turns = { resnet: [], safetensors: [], torchLoad: [], torchMapped: [] };
    for (let round = 0; round <= rounds; round++) {
      tellStage(round === 0 ? 'Models: warming up' : `Models: round ${round} of ${rounds}`);
      const resnet = await readModel(reader, resnetFile);
      const safetensors = await readModel(reader, join(folder, 'gigabyte.safetensors'));
      const torchLoad = await torchSeconds(resnetFile);
      const torchMapped = await torchSeconds(resnetFile, 'mmap');
      // The first round brings the files into the system's cache.
      if (round === 0) continue;
      turns.resnet.push(resnet);
      turns.safetensors.push(safetensors);
      turns.torchLoad.push(torchLoad);
      turns.torchMapped.push(torchMapped);
    }
    return {
      resnet: listingSpeed(turns.resnet),
      safetensors: listingSpeed(turns.safetensors),
      torchLoad: speedOf(turns.torchLoad),
      torchMapped: speedOf(turns.torchMapped),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Turns {
  resnet: ModelReadings[];
  safetensors: ModelReadings[];
  torchLoad: number[][];
  torchMapped: number[][];
}

const speedOf = (turns: readonly number[][]): Speed => ({
  first: median(turns.map(([first = NaN]) => first)),
  seconds: median(turns.map(([, ...others]) => median(others))),
});

const listingSpeed = (turns: readonly ModelReadings[]): ListingSpeed => ({
  ...speedOf(turns.map(({ seconds }) => seconds)),
  memory: median(turns.map(({ memory }) => memory)),
  layers: turns[0]?.layers ?? 0,
});

async function inPython(script: string, ...args: string[]): Promise<string> {
  const { stdout } = await run(READERS_PYTHON, [join(PYTHON, script), ...args], {
    env: ENVIRONMENT,
  });
  return stdout;
}

async function readModel(reader: string, file: string): Promise<ModelReadings> {
  const args = [reader, file, String(READINGS)];
  const { stdout } = await run(process.execPath, args, { env: ENVIRONMENT });
  return JSON.parse(stdout) as ModelReadings;
}

async function torchSeconds(file: string, ...options: string[]): Promise<number[]> {
  const told = await inPython('torch_load.py', file, String(READINGS), ...options);
  return (JSON.parse(told) as { seconds: number[] }).seconds;
}

export function modelLines({ resnet, safetensors, torchLoad, torchMapped }: ModelSpeed): string[] {
  const line = (what: string, { first, seconds }: Speed, more = '') =>
    `  ${what.padEnd(30)} ${seconds.toFixed(3).padStart(7)} s  ${(seconds / resnet.seconds).toFixed(2).padStart(6)}x  first in a process ${first.toFixed(3)} s${more}`;
  const told = ({ layers, memory }: ListingSpeed) =>
    `; ${layers} layers, ${(memory / MEGABYTE).toFixed(0)} MB more memory`;
  return [
    'The layers of a model:',
    line('ResNet-152, .pth of 0.24 GB', resnet, told(resnet)),
    line('  torch.load(path)', torchLoad),
    line('  torch.load(path, mmap=True)', torchMapped),
    line('safetensors of 1 GB', safetensors, told(safetensors)),
  ];
}

const LEAST_GAIN = 5;

export function modelTargets({ resnet, safetensors, torchLoad }: ModelSpeed): Target[] {
  const gain = torchLoad.seconds / resnet.seconds;
  const memory = (listing: ListingSpeed) => listing.memory / MEGABYTE;
  return [
    ...atMost('the layers of a .pth of ResNet-152, first in a process', resnet.first, 1, 's'),
    ...atMost('memory meanwhile, more', memory(resnet), 100, 'MB'),
    ...atMost('the layers of a safetensors of 1 GB, first in a process', safetensors.first, 1, 's'),
    ...atMost('memory meanwhile, more', memory(safetensors), 100, 'MB'),
    {
      what: 'the layers of a .pth of ResNet-152 against torch.load(path)',
      measured: `${gain.toFixed(1)} times faster`,
      limit: `at least ${LEAST_GAIN}`,
      met: gain >= LEAST_GAIN,
    },
  ];
}
