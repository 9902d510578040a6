import { beforeAll, describe, expect, test } from 'vitest';
import { Engine } from '../../../main/training/engine.ts';
import { Inspector } from '../../../main/training/inspection/inspector.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { IMAGE_PIXELS } from '../../../shared/domain/dataset.ts';
import type { ForwardResult } from '../../../shared/domain/inspection.ts';
import {
  batch,
  noisyDataset,
  picked,
  shuffled,
  smallConfig,
  someWeights,
} from './inspectionTools.ts';

let engine: Engine;
const dataset = noisyDataset(300, 1200);

beforeAll(async () => {
  engine = await Engine.start(0);
});

function opened(changes: Partial<ExperimentConfig> = {}) {
  const config = smallConfig(changes);
  const inspector = new Inspector(engine);
  const summary = inspector.open(
    'copy',
    { config, epoch: 1, weights: someWeights(config) },
    dataset,
  );
  return { inspector, summary, config };
}

const evalLogits = ({ bn, plain }: ForwardResult, place: number) => [
  bn.eval.logits[place],
  plain.logits[place],
];

describe.each([
  { hiddenSizes: [32, 32] },
  { hiddenSizes: [33, 7, 100], activation: 'tanh', batchNormPlacement: 'after' },
  { hiddenSizes: [1, 64], activation: 'sigmoid' },
] as Partial<ExperimentConfig>[])('with %o', (changes) => {
  test('eval mode gives an example the same logits in any company and place, train mode does not', () => {
    const { inspector } = opened(changes);
    const forward = (...indices: number[]) =>
      inspector.forward('copy', batch(picked(...indices)), null);
    const alone = forward(17);
    const others = Array.from({ length: 1023 }, (_, index) => (index * 7 + 100) % 1200);
    for (const place of [0, 1, 2, 15, 16, 47, 48, 500, 1007, 1008, 1022, 1023]) {
      const company = others.toSpliced(place, 0, 17);
      expect(evalLogits(forward(...company), place)).toEqual(evalLogits(alone, 0));
    }
    const small = forward(3, 17, 4);
    expect(evalLogits(small, 1)).toEqual(evalLogits(alone, 0));
    expect(small.bn.train.logits[1]).not.toEqual(forward(3, 17, 5).bn.train.logits[1]);
  });
});

test('speed', () => {
  const { inspector } = opened();
  for (const size of [32, 256, 1024]) {
    inspector.forward('copy', batch(shuffled(size)), null);
    const start = performance.now();
    for (let i = 0; i < 5; i++) inspector.forward('copy', batch(shuffled(size)), null);
    console.log(
      size,
      (performance.now() - start) / 5,
      JSON.stringify(inspector.forward('copy', batch(shuffled(size)), null)).length,
    );
  }
  let start = performance.now();
  inspector.trainForward('copy', batch(shuffled(32)), 0.1, 50);
  console.log('train 50', performance.now() - start);
  start = performance.now();
  inspector.trainForward('copy', batch(shuffled(32)), 0.1, 1);
  console.log('train 1', performance.now() - start, IMAGE_PIXELS);
});
