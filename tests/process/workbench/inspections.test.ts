import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import { INSPECTION_COMMANDS } from '../../../shared/contract/inspectionCommands.ts';
import { NO_SHIFTS } from '../../../shared/domain/batch.ts';
import type { Batch } from '../../../shared/domain/batch.ts';
import type { CopyState } from '../../../shared/domain/inspection.ts';
import { CONFIG, realBench } from './inspectedRun.ts';
import type { RealBench } from './inspectedRun.ts';

type InspectionCommand = keyof typeof INSPECTION_COMMANDS;

let bench: RealBench;
let id = '';

beforeAll(async () => {
  bench = await realBench();
  id = await bench.train();
});

afterAll(() => bench.close());

const open = (epoch: number | null = null) =>
  bench.workbench.call('inspection:open', { id, epoch });

const shuffled = (size: number): Batch => ({
  drawn: [],
  choice: { order: 'shuffled', split: 'valid', size, seed: 1, number: 0 },
  shifts: NO_SHIFTS,
});

/** What each command is given, in an order in which all of them can be done. */
function everyInput(handle: string): { [C in InspectionCommand]: CommandInput<C> } {
  const batch = shuffled(16);
  const company = { order: 'shuffled', split: 'valid', size: 15, seed: 1, number: 0 } as const;
  const subject = { from: 'split', split: 'train', index: 3 } as const;
  const options = {
    method: 'momentum',
    momentum: 0.1,
    batchSize: 32,
    batches: 5,
    seed: 1,
  } as const;
  return {
    'inspection:open': { id, epoch: 1 },
    'inspection:forward': { handle, batch, layers: null },
    'inspection:unit': { handle, batch, mode: 'train', layer: 0, group: 3 },
    'inspection:batchmates': { handle, subject, company, shifts: NO_SHIFTS, rounds: 3 },
    'inspection:trainForward': { handle, batch, momentum: 0.5, batches: 4 },
    'inspection:recalibrate': { handle, ...options },
    'inspection:replay': { handle, momentum: 0.3 },
    'inspection:takeReplay': { handle, momentum: 0.3 },
    'inspection:layers': { id },
    'inspection:path': { id, layer: 1 },
    'inspection:save': { handle, name: 'a copy', notes: '' },
    'inspection:reset': { handle },
    'inspection:close': { handle },
  };
}

test('no command changes a file of the run it looks into', async () => {
  const before = await bench.digestsOf(id);
  expect(Object.keys(before)).toEqual(expect.arrayContaining(['experiment.json', 'moments.bin']));
  const { handle } = await open();
  const inputs = everyInput(handle);
  expect(Object.keys(inputs).sort()).toEqual(Object.keys(INSPECTION_COMMANDS).sort());
  for (const [command, input] of Object.entries(inputs)) {
    await bench.workbench.call(command as InspectionCommand, input);
    expect(await bench.digestsOf(id), command).toEqual(before);
  }
});

test('a changed copy is saved as a run of its own and opens unchanged', async () => {
  const { workbench } = bench;
  const { handle, state } = await open(2);
  const moved = await workbench.call('inspection:trainForward', {
    handle,
    batch: { ...shuffled(64), shifts: { ...NO_SHIFTS, invert: true } },
    momentum: 0.5,
    batches: 3,
  });
  expect(accuracyOf(moved)).toBeLessThan(accuracyOf(state) - 0.1);
  const saved = await workbench.call('inspection:save', { handle, name: 'moved', notes: '' });
  const { experiment, metrics } = await workbench.call('experiment:load', { id: saved.id });
  const source = await workbench.call('experiment:load', { id });
  const stepsOf = (lines: typeof metrics) =>
    lines.flatMap((line) => (line.kind === 'epoch' && line.epoch === 2 ? [line.step] : []));
  expect(stepsOf(metrics)).toEqual(stepsOf(source.metrics));
  expect(experiment).toMatchObject({
    name: 'moved',
    status: 'finished',
    checkpoints: [2],
    origin: { kind: 'recalibrated', id, epoch: 2 },
  });
  const copy = await workbench.call('inspection:open', { id: saved.id, epoch: null });
  expect(copy.state).toEqual({ ...moved, batchesSeen: 0, asSaved: true });
  expect(copy.hasMoments).toBe(false);
});

test('recalibrating brings a contaminated copy back', async () => {
  const { workbench } = bench;
  const { handle, state } = await open();
  const oneDigit = { ...shuffled(64), choice: { ...digit(1), size: 64 } };
  const spoiled = await workbench.call('inspection:trainForward', {
    handle,
    batch: oneDigit,
    momentum: 0.3,
    batches: 20,
  });
  const options = {
    method: 'cumulative',
    momentum: 0.1,
    batchSize: 32,
    batches: null,
    seed: 1,
  } as const;
  const back = await workbench.call('inspection:recalibrate', { handle, ...options });
  expect(accuracyOf(spoiled)).toBeLessThan(accuracyOf(state) - 0.1);
  expect(accuracyOf(back)).toBeGreaterThan(accuracyOf(state) - 0.05);
});

const accuracyOf = ({ valid }: Pick<CopyState, 'valid'>) => valid.bn?.accuracy ?? NaN;

const digit = (label: number) =>
  ({ order: 'digit', digit: label, split: 'valid', seed: 1, number: 0, size: 64 }) as const;

test('the run’s own momentum replayed gives the running statistics it ended with', async () => {
  const { workbench } = bench;
  for (const epoch of [1, 3]) {
    const { handle, state } = await open(epoch);
    const own = await workbench.call('inspection:replay', {
      handle,
      momentum: CONFIG.batchNormMomentum,
    });
    expect(own).toMatchObject({ batches: 40 * epoch, every: 1 });
    state.running.forEach(({ mean, variance }, layer) => {
      mean.forEach((value, unit) => {
        expect(own.running[layer]?.mean[unit]).toBeCloseTo(value ?? NaN, 4);
        expect((own.running[layer]?.variance[unit] ?? NaN) / (variance[unit] ?? NaN)).toBeCloseTo(
          1,
          4,
        );
      });
    });
    expect(accuracyOf(own)).toBeCloseTo(accuracyOf(state), 2);
  }
});

test('another momentum gives the numbers of training with it, and the copy does not change', async () => {
  const { workbench } = bench;
  const other = await bench.train({ batchNormMomentum: 0.01 });
  const trained = await workbench.call('inspection:open', { id: other, epoch: null });
  const { handle } = await open();
  const replayed = await workbench.call('inspection:replay', { handle, momentum: 0.01 });
  trained.state.running.forEach(({ mean }, layer) =>
    mean.forEach((value, unit) =>
      expect(replayed.running[layer]?.mean[unit]).toBeCloseTo(value ?? NaN, 4),
    ),
  );
  expect(replayed.valid.bn?.loss).toBeCloseTo(trained.state.valid.bn?.loss ?? NaN, 4);
  const untouched = await workbench.call('inspection:reset', { handle });
  expect(untouched.asSaved).toBe(true);
  const taken = await workbench.call('inspection:takeReplay', { handle, momentum: 0.01 });
  expect(taken).toMatchObject({ asSaved: false, batchesSeen: 120 });
  expect(taken.valid).toEqual(replayed.valid);
});

test('the path of the running statistics ends at those of the model', async () => {
  const { workbench } = bench;
  const { state } = await open();
  for (const [layer, { mean, variance }] of state.running.entries()) {
    const { path } = await workbench.call('inspection:path', { id, layer });
    expect(path?.steps.at(-1)).toBe(120);
    expect(path?.mean.at(-1)?.map((value) => Math.fround(value ?? NaN))).toEqual(
      mean.map((value) => Math.fround(value ?? NaN)),
    );
    expect(path?.variance.at(-1)?.map((value) => Math.fround(value ?? NaN))).toEqual(
      variance.map((value) => Math.fround(value ?? NaN)),
    );
  }
  expect(await workbench.call('inspection:path', { id, layer: 2 })).toEqual({ path: null });
});

test('a run that was not recorded has no health and no path, and says so of its momentum', async () => {
  const { workbench } = bench;
  await workbench.call('settings:change', { recordLayers: false });
  const other = await bench.train({ epochs: 1 });
  await workbench.call('settings:change', { recordLayers: true });
  expect(await workbench.call('inspection:layers', { id: other })).toEqual({ health: [] });
  expect(await workbench.call('inspection:path', { id: other, layer: 0 })).toEqual({ path: null });
  const { handle, hasMoments } = await workbench.call('inspection:open', {
    id: other,
    epoch: null,
  });
  expect(hasMoments).toBe(false);
  await expect(
    workbench.call('inspection:replay', { handle, momentum: 0.5 }),
  ).rejects.toMatchObject({ code: 'request-invalid' });
});

test('the layers’ health is recorded from before the first step to the last', async () => {
  const { health } = await bench.workbench.call('inspection:layers', { id });
  expect(health[0]).toMatchObject({ epoch: 0, step: 0 });
  expect(health.at(-1)).toMatchObject({ epoch: 3, step: 120 });
  for (const { bn, plain } of health) {
    for (const { layers, gradients } of [bn, plain]) {
      expect(layers).toHaveLength(2);
      expect(gradients).toHaveLength(3);
      expect(gradients.every((norm) => (norm ?? 0) > 0)).toBe(true);
    }
  }
});
