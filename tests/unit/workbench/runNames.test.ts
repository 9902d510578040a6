import { expect, test } from 'vitest';
import { defaultName, repeatName } from '../../../main/workbench/runs/runNames.ts';
import { LAB_CONFIG } from '../../../shared/domain/config.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { NAME_LENGTH } from '../../../shared/domain/experiment.ts';

const ten = Array<number>(10).fill(32);

test.each<[Partial<ExperimentConfig>, string]>([
  [{}, 'lab'],
  [{ learningRate: 0.1, optimizer: 'sgd' }, 'lr 0.1, sgd'],
  [{ hiddenSizes: ten, activation: 'sigmoid' }, 'hidden 10x32, sigmoid'],
  [{ hiddenSizes: [] }, 'no hidden layer'],
  [{ initialization: 'normal', initializationSigma: 0.5 }, 'normal(0.5)'],
  [{ initializationSigma: 0.5 }, 'lab'],
  [{ batchNormPlacement: 'after', dataset: 'digits' }, 'BN after activation, digits'],
])('%j is called %s', (changes, name) => {
  expect(defaultName({ ...LAB_CONFIG, ...changes })).toBe(name);
});

test('a name is never longer than a name may be', () => {
  const hiddenSizes = Array.from({ length: 20 }, (_, index) => 1000 + index);
  const long = defaultName({
    ...LAB_CONFIG,
    hiddenSizes: [...hiddenSizes],
    learningRate: 0.123456789,
  });
  expect(long.length).toBeLessThanOrEqual(NAME_LENGTH);
  const repeat = repeatName('x'.repeat(NAME_LENGTH), 3);
  expect(repeat).toHaveLength(NAME_LENGTH);
  expect(repeat.endsWith(' · seed 3')).toBe(true);
});
