import { SETTINGS } from '../../../shared/domain/catalog/catalog.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { Engine } from '../../../main/training/engine/engine.ts';
import { digested, SMALL_CONFIG, smallDataset, trainAndKeep } from '../../support/training.ts';

/** Networks so wide that an epoch takes more than two chunks. */
const CONFIG_OF_MANY_CHUNKS: ExperimentConfig = { ...SMALL_CONFIG, hiddenSizes: [512, 512] };

const dataset = smallDataset();
let engine: Engine;
beforeAll(async () => {
  engine = await Engine.start(0);
});

describe('a run', () => {
  test('gives the same numbers and files to the last bit when it is repeated', async () => {
    const first = await trainAndKeep(engine, SMALL_CONFIG, dataset);
    const second = await trainAndKeep(engine, SMALL_CONFIG, dataset);
    expect(digested(second)).toEqual(digested(first));
    expect(first.epochs).toHaveLength(2);
    expect(first.chunks.flatMap((chunk) => chunk.loss.bn)).toHaveLength(40);
  });

  test('gives other numbers under another seed', async () => {
    const first = await trainAndKeep(engine, SMALL_CONFIG, dataset);
    const other = await trainAndKeep(engine, { ...SMALL_CONFIG, seed: 2 }, dataset);
    expect(other.epochs[0]?.train).not.toEqual(first.epochs[0]?.train);
  });

  test('resumed from a checkpoint gives the same numbers as one that never stopped', async () => {
    const config = { ...SMALL_CONFIG, epochs: 3 };
    const whole = await trainAndKeep(engine, config, dataset);
    const resumeFrom = whole.checkpoints[0];
    if (resumeFrom === undefined) throw new Error('the run left no checkpoint');
    const rest = await trainAndKeep(engine, config, dataset, { resumeFrom });
    expect(rest.epochs).toEqual(whole.epochs.slice(1));
    expect(digested(rest).checkpoints).toEqual(digested(whole).checkpoints.slice(1));
    expect(rest.chunks).toEqual(whole.chunks.filter((chunk) => chunk.epoch > 1));
  });

  test('evaluates every example, those after the last full batch too', async () => {
    const { valid } = dataset;
    const behind = valid.count % SMALL_CONFIG.batchSize;
    const labels = valid.labels.slice();
    for (let place = valid.count - behind; place < valid.count; place++) {
      labels[place] = ((labels[place] ?? 0) + 5) % 10;
    }
    const mislabeled = { ...dataset, valid: { ...valid, labels } };

    const [right] = (await trainAndKeep(engine, SMALL_CONFIG, dataset)).epochs;
    const [wrong] = (await trainAndKeep(engine, SMALL_CONFIG, mislabeled)).epochs;
    expect(behind).toBe(16);
    expect(wrong?.train).toEqual(right?.train);
    const lost = ((right?.valid.bn.accuracy ?? 0) - (wrong?.valid.bn.accuracy ?? 0)) * valid.count;
    expect(lost).toBeCloseTo(Math.round(lost), 6);
    expect(lost).toBeGreaterThan(0);
  });

  test('is not changed by a pause', async () => {
    const whole = await trainAndKeep(engine, CONFIG_OF_MANY_CHUNKS, dataset);
    const paused = await trainAndKeep(engine, CONFIG_OF_MANY_CHUNKS, dataset, {
      during: (chunks, control) => {
        if (chunks !== 2) return;
        control.pause();
        setTimeout(() => control.resume(), 50);
      },
    });
    expect(whole.chunks.length).toBeGreaterThan(2);
    expect(digested(paused)).toEqual(digested(whole));
  });

  test('stops after the chunk it is in', async () => {
    const stopped = await trainAndKeep(engine, CONFIG_OF_MANY_CHUNKS, dataset, {
      during: (_chunks, control) => control.stop(),
    });
    expect(stopped.end).toBe('stopped');
    expect(stopped.chunks).toHaveLength(1);
    expect(stopped.checkpoints).toHaveLength(0);
  });

  test('that is stopped in the last chunk of an epoch keeps that epoch', async () => {
    const stopped = await trainAndKeep(engine, SMALL_CONFIG, dataset, {
      during: (_chunks, control) => control.stop(),
    });
    expect(stopped.end).toBe('stopped');
    expect(stopped.chunks).toHaveLength(1);
    expect(stopped.epochs).toHaveLength(1);
    expect(stopped.checkpoints).toHaveLength(1);
  });

  test('reports once per network where its loss stops being a number, and trains on', async () => {
    const wild: ExperimentConfig = {
      ...SMALL_CONFIG,
      optimizer: 'sgd',
      learningRate: 100,
      initialization: 'normal',
      initializationSigma: 100,
    };
    const run = await trainAndKeep(engine, wild, dataset);
    expect(run.end).toBe('finished');
    const plain = run.diverged.filter(({ network }) => network === 'plain');
    expect(plain).toHaveLength(1);
    const losses = run.chunks.flatMap((chunk) => chunk.loss.plain);
    expect(losses.indexOf(null) + 1).toBe(plain[0]?.step);
  });
});

test('without XLA the same graph gives nearly the same numbers', async () => {
  process.env['BATCHNORM_WORKBENCH_XLA'] = 'off';
  try {
    const plainEngine = await Engine.start(0);
    expect(plainEngine.xla).toBe(false);
    const plain = await trainAndKeep(plainEngine, SMALL_CONFIG, dataset);
    const compiled = await trainAndKeep(engine, SMALL_CONFIG, dataset);
    const losses = (run: typeof plain) =>
      run.chunks.flatMap((chunk) => [...chunk.loss.bn, ...chunk.loss.plain]);
    losses(plain).forEach((loss, index) => {
      expect(Math.abs((loss ?? NaN) - (losses(compiled)[index] ?? NaN))).toBeLessThan(1e-3);
    });
  } finally {
    delete process.env['BATCHNORM_WORKBENCH_XLA'];
  }
});

describe('every setting trains', () => {
  const learned = async (change: Partial<ExperimentConfig>) => {
    const run = await trainAndKeep(engine, { ...SMALL_CONFIG, epochs: 6, ...change }, dataset);
    const [first, last] = [run.chunks[0]?.loss, run.chunks.at(-1)?.loss];
    for (const network of ['bn', 'plain'] as const) {
      expect(last?.[network].at(-1), JSON.stringify(change)).toBeLessThan(first?.[network][0] ?? 0);
    }
  };
  test.each(SETTINGS.initialization.choices)('initialization %s', (initialization) =>
    learned({ initialization, initializationSigma: 0.1 }),
  );
  // Together, as what takes time is compiling.
  const programs = SETTINGS.activation.choices.map((activation, index) => ({
    activation,
    optimizer: SETTINGS.optimizer.choices[index % SETTINGS.optimizer.choices.length],
  }));
  test('all optimizers are among them', () => {
    expect(new Set(programs.map(({ optimizer }) => optimizer))).toEqual(
      new Set(SETTINGS.optimizer.choices),
    );
  });
  test.each(programs)('$optimizer with $activation, BN after it', (program) =>
    learned({
      ...program,
      batchNormPlacement: 'after',
      learningRate: program.optimizer === 'adam' ? 0.01 : 0.05,
    }),
  );
  test('five hidden layers', () => learned({ hiddenSizes: [24, 20, 16, 12, 12] }));
  test('no hidden layer', () => learned({ hiddenSizes: [] }));
  test('a batch that does not fit the examples evenly', () => learned({ batchSize: 77 }));
});
