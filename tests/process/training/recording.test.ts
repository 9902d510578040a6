import { beforeAll, expect, test } from 'vitest';
import { decodeCheckpoint } from '../../../main/training/run/checkpoint.ts';
import { Engine } from '../../../main/training/engine/engine.ts';
import { presetConfig } from '../../../shared/domain/presets.ts';
import type { PresetName } from '../../../shared/domain/presets.ts';
import type { NetworkHealth } from '../../../shared/domain/recording.ts';
import { decodeStatistics, statisticsUpTo } from '../../../shared/formats/statistics.ts';
import { digested, SMALL_CONFIG, smallDataset, trainAndKeep } from '../../support/training.ts';

const dataset = smallDataset();
let engine: Engine;
beforeAll(async () => {
  engine = await Engine.start(0);
});

const record = true;
const told = (config = SMALL_CONFIG) => trainAndKeep(engine, config, dataset, { record });

test('recording only looks: the run is the same with it and without', async () => {
  const { recorded: seen, ...recorded } = digested(await told());
  const { recorded: nothing, ...plain } = digested(
    await trainAndKeep(engine, SMALL_CONFIG, dataset),
  );
  expect(recorded).toEqual(plain);
  expect(seen.health.map(({ step }) => step)).toEqual([0, 20, 40]);
  expect(nothing.health).toEqual([]);
});

test('the last running statistics recorded are those of the checkpoint, to the last bit', async () => {
  const { recorded, checkpoints } = await told();
  const last = checkpoints.at(-1);
  if (last === undefined) throw new Error('the run left no checkpoint');
  const { buffers } = decodeCheckpoint(SMALL_CONFIG, last).bn;
  const saved = [1, 4].flatMap((position) =>
    ['runningMean', 'runningVariance'].flatMap((role) => [
      ...(buffers.get(`${position}.${role}`) ?? []),
    ]),
  );
  const running = decodeStatistics(recorded.running);
  expect(running?.records.at(-1)).toEqual({ step: 40, values: Float32Array.from(saved) });
});

test('every step has its batch moments, which blend to the running statistics', async () => {
  const { recorded } = await told();
  const moments = decodeStatistics(recorded.moments);
  expect(moments?.records.map(({ step }) => step)).toEqual(
    Array.from({ length: 40 }, (_, index) => index + 1),
  );
  const running = decodeStatistics(recorded.running)?.records.at(-1)?.values ?? [];
  let [mean, variance] = [0, 1];
  for (const { values } of moments?.records ?? []) {
    mean = 0.9 * mean + 0.1 * (values[0] ?? NaN);
    variance = 0.9 * variance + 0.1 * (values[32] ?? NaN) * (32 / 31);
  }
  expect(mean).toBeCloseTo(running[0] ?? NaN, 5);
  expect(variance).toBeCloseTo(running[32] ?? NaN, 5);
});

test('a resumed run records the rest, to the last byte', async () => {
  const config = { ...SMALL_CONFIG, epochs: 3 };
  const whole = await told(config);
  const resumeFrom = whole.checkpoints[0];
  if (resumeFrom === undefined) throw new Error('the run left no checkpoint');
  const rest = await trainAndKeep(engine, config, dataset, { resumeFrom, record });
  for (const kind of ['moments', 'running'] as const) {
    const before = statisticsUpTo(whole.recorded[kind], 20);
    const joined = Buffer.concat([before, rest.recorded[kind]]);
    expect(joined.equals(whole.recorded[kind])).toBe(true);
  }
  expect(rest.recorded.health).toEqual(whole.recorded.health.filter(({ step }) => step > 20));
});

/** A preset's gradient norms on few examples: of the first layer as a share of the last's. */
async function firstOverLast(name: PresetName, at: 'begin' | 'end') {
  const config = { ...presetConfig(name), dataset: 'digits', epochs: 2, trainSubset: 640 };
  const { health } = (await told(config)).recorded;
  const line = at === 'begin' ? health[0] : health.at(-1);
  if (line === undefined) throw new Error('nothing was recorded');
  const share = ({ gradients }: NetworkHealth) =>
    (gradients[0] ?? Number.NaN) / (gradients.at(-1) ?? Number.NaN);
  return { bn: share(line.bn), plain: share(line.plain), line };
}

test('the vanishing preset makes the plain network’s gradients vanish', async () => {
  const { plain, bn } = await firstOverLast('vanishing', 'begin');
  expect(plain).toBeLessThan(1e-6);
  expect(bn).toBeGreaterThan(1e-3);
});

test('the exploding preset makes the plain network’s gradients explode', async () => {
  const { line } = await firstOverLast('exploding', 'begin');
  const largest = ({ gradients }: NetworkHealth) => Math.max(...gradients.map((norm) => norm ?? 0));
  expect(largest(line.plain)).toBeGreaterThan(100 * largest(line.bn));
});
