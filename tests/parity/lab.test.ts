import { expect, test } from 'vitest';
import { LAB_CONFIG } from '../../shared/domain/config.ts';
import { NETWORKS, SPLITS } from '../../shared/domain/metrics.ts';
import type { EpochMetrics, NetworkName, Split } from '../../shared/domain/metrics.ts';
import { readIdxFolder } from '../../main/data/readDataset.ts';
import { Engine } from '../../main/training/engine.ts';
import { mnistFolder } from '../support/mnist.ts';
import { trainAndKeep } from '../support/training.ts';

/** Lowest and highest of six PyTorch runs at epoch 10 (reference: the lab over seeds 1 to 6). */
const SPREAD: Record<Split, Record<NetworkName, Record<'loss' | 'accuracy', [number, number]>>> = {
  train: {
    bn: { loss: [0.0422, 0.05], accuracy: [0.9844, 0.987] },
    plain: { loss: [0.1082, 0.1531], accuracy: [0.9558, 0.97] },
  },
  valid: {
    bn: { loss: [0.0861, 0.0901], accuracy: [0.9717, 0.9748] },
    plain: { loss: [0.1671, 0.2338], accuracy: [0.9456, 0.9606] },
  },
};

const folder = mnistFolder();

test.skipIf(folder === null)(
  "over five seeds the lab's last epoch lies where PyTorch's does, with BN ahead on all four figures",
  async () => {
    const dataset = await readIdxFolder(folder ?? '', { name: 'MNIST', verifyAsMnist: true });
    const engine = await Engine.start(0);
    const last: EpochMetrics[] = [];
    for (const seed of [1, 2, 3, 4, 5]) {
      const run = await trainAndKeep(engine, { ...LAB_CONFIG, seed }, dataset);
      const metrics = run.epochs.at(-1);
      if (metrics !== undefined) last.push(metrics);
    }
    expect(last).toHaveLength(5);
    for (const split of SPLITS) {
      for (const network of NETWORKS) {
        for (const figure of ['loss', 'accuracy'] as const) {
          const mean =
            last.reduce((sum, metrics) => sum + (metrics[split][network][figure] ?? NaN), 0) /
            last.length;
          const [low, high] = SPREAD[split][network][figure];
          expect(mean, `${split} ${network} ${figure}`).toBeGreaterThanOrEqual(low);
          expect(mean, `${split} ${network} ${figure}`).toBeLessThanOrEqual(high);
        }
      }
      for (const metrics of last) {
        const { bn, plain } = metrics[split];
        expect(bn.loss ?? NaN).toBeLessThan(plain.loss ?? NaN);
        expect(bn.accuracy).toBeGreaterThan(plain.accuracy);
      }
    }
  },
);
