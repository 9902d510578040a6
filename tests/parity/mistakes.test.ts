import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buffersOf } from '../../shared/domain/networks.ts';
import { allowancesOf } from './allowance.ts';
import { trainInFloat64 } from './float64.ts';
import { judgeTraining, trainedOf } from './judge.ts';
import { parityCaseSchema } from './parityCase.ts';
import type { ParityCase } from './parityCase.ts';
import { networkOf, startOf } from './runCase.ts';
import { fromTorch } from './torchState.ts';

const folder = join(import.meta.dirname, '../fixtures/parity');
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => parityCaseSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));

/** Whether a float64 training of `trained` passes for what PyTorch gave for `told`. */
function passes(trained: ParityCase, told = trained, unbias = true) {
  const network = networkOf(told);
  const start = startOf(network, told);
  const { losses, end } = trainInFloat64(network, start, trained);
  if (!unbias) biasRunningVariances(end, start, told);
  const torch = trainedOf(told.losses, fromTorch(network, told.end));
  const ours = new Map([...end, ['losses', losses] as const]);
  const judged = judgeTraining(network, ours, torch, allowancesOf(network, start, told));
  return [judged.losses, judged.parameters, judged.runningStatistics].every(
    ({ error, allowed }) => error <= allowed,
  );
}

/** Running variances as they end when the biased variance is fed: (m - 1) / m of all but what is left of the start. */
function biasRunningVariances(
  end: Map<string, number[]>,
  start: Map<string, number[]>,
  { batchNormMomentum, batchSize, steps }: ParityCase,
): void {
  const left = (1 - batchNormMomentum) ** steps;
  for (const [name, array] of end) {
    if (!name.endsWith('.runningVariance')) continue;
    const before = start.get(name) ?? [];
    const fed = (value: number, at: number) => value - left * (before[at] ?? NaN);
    end.set(
      name,
      array.map((value, at) => value - fed(value, at) / batchSize),
    );
  }
}

describe.each(cases.map((each) => [each.name, each] as const))('%s', (_, told) => {
  test('passes without a mistake', () => {
    expect(passes(told)).toBe(true);
  });

  test('is not passed with a learning rate that is off by 1 %', () => {
    expect(passes({ ...told, learningRate: 1.01 * told.learningRate }, told)).toBe(false);
  });

  test.runIf(buffersOf(networkOf(told)).length > 0)(
    'is not passed with a momentum that is off by 1 %, nor with the biased variance',
    () => {
      const momentum = 1.01 * told.batchNormMomentum;
      expect(passes({ ...told, batchNormMomentum: momentum }, told)).toBe(false);
      expect(passes(told, told, false)).toBe(false);
    },
  );
});
