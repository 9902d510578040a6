import { readFileSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OnnxModel } from '../../../shared/models/onnx/edit/onnxModel.ts';
import { protoFields } from '../../../shared/models/onnx/edit/protoMessage.ts';
import { carryOut } from '../../../main/onnx/orders.ts';
import type { ModelOrder, ResultOf } from '../../../main/onnx/protocol.ts';
import { freshFolder } from '../../support/freshFolder.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/onnx');
const BATCH = 8;

interface Expected {
  eval: number[];
  train: number[];
  moments: Record<string, { mean: number[]; biasedVariance: number[] }>;
  recalibrated: Record<string, { mean: number[]; variance: number[] }>;
}
const EXPECTED = JSON.parse(readFileSync(join(FOLDER, 'expected.json'), 'utf8')) as Record<
  string,
  Expected
>;

/** Largest difference to PyTorch that is rounding; of float16 also PyTorch's own kernels round otherwise. */
const TOLERANCES = {
  mlp: 1e-5,
  cnn: 1e-5,
  residual: 1e-5,
  sequences: 1e-5,
  two: 1e-5,
  double: 1e-10,
  half: 2e-2,
  outside: 1e-5,
};
const MODELS = Object.entries(TOLERANCES);

const model = (name: string) => join(FOLDER, `${name}.onnx`);
const data = (name: string) => ({
  kind: 'arrays' as const,
  file: join(FOLDER, `${name === 'outside' ? 'residual' : name}.npz`),
  labels: null,
  seed: null,
});

async function carriedOut<Kind extends ModelOrder['kind']>(
  order: Extract<ModelOrder, { kind: Kind }>,
): Promise<ResultOf[Kind]> {
  return (await carryOut(order, () => undefined)) as ResultOf[Kind];
}

const inspected = (file: string, from: string) =>
  carriedOut<'inspect'>({
    ...{ kind: 'inspect', file, data: data(from), batchSize: BATCH, modes: ['eval', 'train'] },
  });

function expectClose(found: ArrayLike<number> | undefined, expected: number[], tolerance: number) {
  expect(found?.length).toBe(expected.length);
  for (const [at, value] of expected.entries()) {
    expect(Math.abs((found?.[at] ?? Number.NaN) - value)).toBeLessThanOrEqual(
      tolerance * Math.max(1, Math.abs(value)),
    );
  }
}

describe('both modes of a model that PyTorch exported', () => {
  it.each(MODELS)('%s gives what PyTorch gives within %d', async (name, tolerance) => {
    const expected = EXPECTED[name];
    if (expected === undefined) throw new Error('no such model');
    const { modes, layers, left } = await inspected(model(name), name);
    expectClose(modes.eval?.outputs[0]?.values, expected.eval, tolerance);
    expectClose(modes.train?.outputs[0]?.values, expected.train, tolerance);
    expect(left).toEqual([]);
    expect(layers.map(({ path }) => path)).toEqual(Object.keys(expected.moments));
    for (const { path, modes: own } of layers) {
      const moments = expected.moments[path];
      expectClose(own.train?.mean, moments?.mean ?? [], tolerance);
      expectClose(own.train?.biasedVariance, moments?.biasedVariance ?? [], tolerance);
    }
  });

  it('counts the predictions that change, and their accuracy and loss', async () => {
    const { modes, changed, labels } = await inspected(model('mlp'), 'mlp');
    const [inEval = [], inTrain = []] = [modes.eval?.predictions, modes.train?.predictions];
    expect(labels).toEqual([0, 1, 2, 3, 4, 0, 1, 2]);
    expect(changed).toEqual(
      (inEval ?? []).flatMap((prediction, place) =>
        prediction === inTrain?.[place] ? [] : [place],
      ),
    );
    const right = inEval?.filter((prediction, place) => prediction === labels?.[place]);
    expect(modes.eval?.accuracy).toBe((right?.length ?? 0) / BATCH);
  });
});

describe('recalibration', () => {
  it.each(MODELS)('of %s gives the statistics of update_bn within %d', async (name, tolerance) => {
    const out = join(await freshFolder(), 'copy.onnx');
    const { layers, batches } = await carriedOut<'recalibrate'>({
      ...{ kind: 'recalibrate', file: model(name), out, data: data(name) },
      ...{ batchSize: BATCH, batches: null },
    });
    expect(batches).toBe(4);
    for (const { path, after } of layers) {
      const expected = EXPECTED[name]?.recalibrated[path];
      expectClose(after.mean, expected?.mean ?? [], tolerance);
      expectClose(after.variance, expected?.variance ?? [], tolerance);
    }
    const copy = await inspected(out, name);
    for (const [place, { runningMean, runningVariance }] of copy.layers.entries()) {
      const rounding = name === 'half' ? 1e-2 : 1e-6;
      expectClose(runningMean ?? [], [...(layers[place]?.after.mean ?? [])], rounding);
      expectClose(runningVariance ?? [], [...(layers[place]?.after.variance ?? [])], rounding);
    }
  });

  it('changes no byte but those of the statistics', async () => {
    const out = join(await freshFolder(), 'copy.onnx');
    await carriedOut<'recalibrate'>({
      ...{ kind: 'recalibrate', file: model('cnn'), out, data: data('cnn') },
      ...{ batchSize: BATCH, batches: null },
    });
    const [before, after] = [await readFile(model('cnn')), await readFile(out)];
    const [old, fresh] = [new OnnxModel(before), new OnnxModel(after)];
    const changed = [...old.initializers].filter(
      ([name, tensor]) => !Buffer.from(tensor).equals(fresh.initializers.get(name) ?? tensor),
    );
    expect(changed.map(([name]) => name).sort()).toEqual(
      ['bn1', 'bn2', 'bn3'].flatMap((name) => [`${name}.running_mean`, `${name}.running_var`]),
    );
    expect(protoFields(after).length).toBe(protoFields(before).length);
    expect(after.length).toBe(before.length);
  });

  it('does not write over the model itself', async () => {
    const file = join(await freshFolder(), 'mlp.onnx');
    await cp(model('mlp'), file);
    const order = { kind: 'recalibrate' as const, file, out: file, data: data('mlp') };
    await expect(carryOut({ ...order, batchSize: 8, batches: 1 }, () => undefined)).rejects.toThrow(
      'mlp.onnx would be written over by its own copy.',
    );
    expect(await readFile(file)).toEqual(await readFile(model('mlp')));
  });
});

describe('folding', () => {
  it.each(MODELS)('leaves no BatchNormalization in %s, and the same outputs', async (name) => {
    const out = join(await freshFolder(), 'folded.onnx');
    const { folded, left, difference } = await carriedOut<'fold'>({
      ...{ kind: 'fold', file: model(name), out, data: data(name), batchSize: BATCH },
    });
    expect(left).toEqual([]);
    expect(folded.length).toBe(Object.keys(EXPECTED[name]?.moments ?? {}).length);
    const types = new OnnxModel(await readFile(out)).nodes.map(({ node }) => node.type);
    expect(types).not.toContain('BatchNormalization');
    expect(difference?.largest).toBeLessThan(name === 'half' ? 2e-2 : 1e-4);
    expect(difference?.scale).toBeGreaterThan(0.1);
  });

  it('measures on random numbers where no data are given', async () => {
    const out = join(await freshFolder(), 'folded.onnx');
    const order = { kind: 'fold' as const, file: model('residual'), out, data: null };
    const { difference } = await carriedOut<'fold'>({ ...order, batchSize: 4 });
    expect(difference?.examples).toBe(4);
    expect(difference?.largest).toBeLessThan(1e-4);
  });
});
