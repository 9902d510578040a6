import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkpointFolder } from '../../main/store/layout.ts';
import { networkFolders } from '../../shared/domain/checkpoint.ts';
import { LAB_CONFIG } from '../../shared/domain/config.ts';
import type { ExperimentConfig } from '../../shared/domain/config.ts';
import { EMPTY_SUMMARY, schemaVersionOf } from '../../shared/domain/experiment.ts';
import type { Experiment, ExperimentRecord } from '../../shared/domain/experiment.ts';
import { epochLogLines, LEARNING_FINISHED } from '../../shared/domain/log.ts';
import type {
  ChunkMetrics,
  EpochMetrics,
  Evaluation,
  MetricsLine,
  PerNetwork,
  Timing,
} from '../../shared/domain/metrics.ts';

const STEPS_PER_EPOCH = 1875;
const STEPS_PER_CHUNK = 125;

/** A deterministic number from 0 to 1 that looks random. */
export function noise(seed: number): number {
  const value = Math.sin(seed * 127.1 + 311.7) * 43758.5453;
  return value - Math.floor(value);
}

/** The nth experiment's id; later ones have later ids. */
export function idOf(n: number): string {
  const minutes = new Date(Date.UTC(2026, 0, 1, 9, n)).toISOString().replace(/[-:T]/g, '');
  return `${minutes.slice(0, 8)}-${minutes.slice(8, 14)}-${n.toString(36).padStart(6, '0')}`;
}

function evaluation(epoch: number, floor: number, seed: number): Evaluation {
  const loss = floor + 0.12 / epoch ** 0.8 + noise(seed + epoch) * 0.012;
  return { loss, accuracy: Math.min(1, 1 - loss * 0.3 + noise(seed - epoch) * 0.002) };
}

function epochMetrics(epoch: number, seed: number): EpochMetrics {
  return {
    kind: 'epoch',
    epoch,
    step: epoch * STEPS_PER_EPOCH,
    train: { bn: evaluation(epoch, 0.03, seed), plain: evaluation(epoch, 0.1, seed + 7) },
    valid: { bn: evaluation(epoch, 0.08, seed + 3), plain: evaluation(epoch, 0.16, seed + 11) },
  };
}

function chunkMetrics(epoch: number, firstStep: number, seed: number): ChunkMetrics {
  const losses = (floor: number, from: number) =>
    Array.from({ length: STEPS_PER_CHUNK }, (_, index) => {
      const step = firstStep + index;
      return (
        floor + 2.2 * Math.exp(-step / 300) + noise(from + step) * (0.1 + 0.2 / Math.sqrt(step))
      );
    });
  return {
    kind: 'chunk',
    epoch,
    firstStep,
    loss: { bn: losses(0.05, seed), plain: losses(0.1, seed + 5) },
  };
}

/** The lines and timings a run of so many epochs leaves, in the order it leaves them. */
export function generatedMetrics(
  epochs: number,
  seed = 1,
): { metrics: MetricsLine[]; timings: Timing[] } {
  const metrics: MetricsLine[] = [];
  const timings: Timing[] = [];
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    for (let step = 0; step < STEPS_PER_EPOCH; step += STEPS_PER_CHUNK) {
      const firstStep = (epoch - 1) * STEPS_PER_EPOCH + step + 1;
      metrics.push(chunkMetrics(epoch, firstStep, seed));
      const last = firstStep + STEPS_PER_CHUNK - 1;
      timings.push({ step: last, elapsed: last * 0.0002 });
    }
    metrics.push(epochMetrics(epoch, seed));
    const step = epoch * STEPS_PER_EPOCH;
    timings.push({
      step,
      elapsed: step * 0.0002 + epoch * 0.05,
      epoch: { train: 0.38, evaluate: 0.05 },
    });
  }
  return { metrics, timings };
}

function summaryOf(epochs: EpochMetrics[]): Experiment['summary'] {
  if (epochs.length === 0) return EMPTY_SUMMARY;
  const best = (network: keyof PerNetwork<unknown>) =>
    epochs
      .map(({ epoch, valid }) => ({ accuracy: valid[network].accuracy ?? 0, epoch }))
      .reduce((a, b) => (b.accuracy > a.accuracy ? b : a));
  const curve = (network: keyof PerNetwork<unknown>) =>
    epochs.map(({ valid }) => valid[network].accuracy ?? 0);
  return {
    epochsDone: epochs.length,
    last: epochs.at(-1) ?? null,
    best: { bn: best('bn'), plain: best('plain') },
    sparkline: { bn: curve('bn'), plain: curve('plain') },
    seconds: epochs.length * 0.43,
    divergedAt: { bn: null, plain: null },
  };
}

/** The nth experiment of a made-up store, finished unless `changes` say otherwise. */
export function generatedExperiment(n: number, changes: Partial<Experiment> = {}): Experiment {
  const config: ExperimentConfig = { ...LAB_CONFIG, seed: n, ...changes.config };
  const epochs = Array.from({ length: config.epochs }, (_, index) => epochMetrics(index + 1, n));
  const builtIn = config.dataset === 'digits';
  return {
    schema: schemaVersionOf({ config, group: changes.group ?? null }),
    id: idOf(n),
    name: `Lab, seed ${n}`,
    notes: '',
    tags: [],
    group: null,
    status: 'finished',
    reason: '',
    createdAt: new Date(Date.UTC(2026, 0, 1, 9, n)).toISOString(),
    data: {
      name: builtIn ? 'Built-in digits' : 'MNIST',
      builtIn,
      digest: 'a'.repeat(64),
      trainExamples: 60_000,
      validExamples: 10_000,
    },
    environment: {
      app: '0.1.0',
      platform: 'linux x64',
      cpu: 'Some CPU, 8 cores',
      node: '22.0.0',
      tensorflow: '2.9.1',
      xla: true,
      threads: 2,
    },
    summary: summaryOf(epochs),
    checkpoints: epochs.map(({ epoch }) => epoch),
    artefacts: {},
    ...changes,
    config,
  };
}

/** The whole record of `experiment`, with as many epochs as its summary says. */
export function generatedRecord(experiment: Experiment): ExperimentRecord {
  const { metrics, timings } = generatedMetrics(
    experiment.summary.epochsDone,
    experiment.config.seed,
  );
  const epochs = metrics.filter((line) => line.kind === 'epoch');
  const { normalization } = experiment.config;
  const printed = epochs.flatMap((epoch) => epochLogLines(epoch, normalization));
  const log = [...printed, LEARNING_FINISHED, ''].join('\n');
  return { experiment, metrics, timings, log, notices: [] };
}

/** Fills a store's folder with so many finished runs, as far as a list of them looks: without curves and models. */
export function writeListedRuns(
  storeFolder: string,
  count: number,
  changesOf: (n: number) => Partial<Experiment> = () => ({}),
): void {
  for (let n = 1; n <= count; n += 1) {
    const experiment = generatedExperiment(n, { checkpoints: [], ...changesOf(n) });
    const folder = join(storeFolder, experiment.id);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'experiment.json'), JSON.stringify(experiment));
  }
}

/** As many bytes as the lab's two networks have weights, and its optimizer's state. */
const LAB_BYTES = { 'weights.bin': 107_000, 'optimizer.bin': 856_000 };

/**
 * Puts whole runs of the lab, the nth ones, into a store's folder: every file that one has, of its
 * size, so that reading them takes what it takes. The curves of every fourth are the same.
 */
export function writeWholeRuns(storeFolder: string, numbers: readonly number[]): void {
  const texts = new Map<number, string>();
  const linesOf = (seed: number) => {
    const { metrics } = generatedMetrics(LAB_CONFIG.epochs, seed);
    return metrics.map((line) => `${JSON.stringify(line)}\n`).join('');
  };
  for (const n of numbers) {
    const experiment = generatedExperiment(n);
    const text = texts.get(n % 4) ?? linesOf(n);
    texts.set(n % 4, text);
    const files: Record<string, string | Uint8Array> = {
      'metrics.jsonl': text,
      'timings.jsonl': '',
      'log.txt': '',
    };
    for (const epoch of experiment.checkpoints) {
      const folder = checkpointFolder(epoch);
      for (const name of Object.values(networkFolders(experiment.config.normalization))) {
        files[`${folder}/${name}/model.json`] = '{}';
        files[`${folder}/${name}/weights.bin`] = Buffer.alloc(LAB_BYTES['weights.bin'], epoch);
      }
    }
    for (const epoch of experiment.checkpoints.slice(-2)) {
      const path = `${checkpointFolder(epoch)}/optimizer.bin`;
      files[path] = Buffer.alloc(LAB_BYTES['optimizer.bin'], epoch);
    }
    const digests = Object.entries(files).map(([path, content]) => {
      const file = join(storeFolder, experiment.id, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return [path, createHash('sha256').update(content).digest('hex')];
    });
    const saved = { ...experiment, artefacts: Object.fromEntries(digests) as object };
    writeFileSync(join(storeFolder, experiment.id, 'experiment.json'), JSON.stringify(saved));
  }
}
