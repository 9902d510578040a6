import { LAB_CONFIG } from '../../../../shared/domain/config.ts';
import type { CommandInput } from '../../../../shared/contract/commands.ts';
import { IMAGE_PIXELS } from '../../../../shared/domain/dataset.ts';
import type {
  CopyState,
  ForwardResult,
  OpenedCopy,
  Outputs,
} from '../../../../shared/domain/inspection.ts';
import { idOf } from '../../../support/generatedExperiments.ts';

/** A copy's state, worth `accuracy` after `batchesSeen` batches. */
export function copyState(batchesSeen: number, accuracy: number): CopyState {
  return {
    running: [],
    batchesSeen,
    asSaved: batchesSeen === 0,
    valid: { bn: { loss: 1 - accuracy, accuracy }, plain: { loss: 0.2, accuracy: 0.95 } },
  };
}

/** An opened copy of the first run's checkpoint, under a handle that names its epoch. */
export function openedAt(epoch: number | null): OpenedCopy {
  const at = epoch ?? 3;
  return {
    handle: `copy-of-${at}`,
    id: idOf(1),
    name: 'Lab',
    epoch: at,
    epochs: [1, 2, 3],
    config: LAB_CONFIG,
    data: {
      name: 'MNIST',
      builtIn: false,
      digest: 'a'.repeat(64),
      trainExamples: 60_000,
      validExamples: 10_000,
    },
    sameData: true,
    examples: { train: 60_000, valid: 10_000 },
    layers: [{ layer: 0, position: 1, units: 3, groups: 1 }],
    hasMoments: true,
    state: copyState(0, 0.97),
  };
}

function outputs(size: number, prediction: number): Outputs {
  return {
    logits: Array.from({ length: size }, () =>
      Array.from({ length: 10 }, (_, digit) => (digit === prediction ? 1 : 0)),
    ),
    predictions: Array.from({ length: size }, () => prediction),
    losses: Array.from({ length: size }, () => 0.1),
    loss: 0.1,
    accuracy: 1,
  };
}

/** As many examples as asked for, all zeros, predicted 1 in train and 2 in eval mode. */
export function forwardOf({ batch }: CommandInput<'inspection:forward'>): ForwardResult {
  const { choice } = batch;
  const chosen =
    choice === null ? 0 : choice.order === 'picked' ? choice.indices.length : choice.size;
  const size = batch.drawn.length + chosen;
  return {
    batch: {
      split: choice?.split ?? null,
      indices: Array.from({ length: size }, (_, place) => place),
      labels: Array.from({ length: size }, () => 0),
      images: btoa(String.fromCharCode(...new Uint8Array(size * IMAGE_PIXELS).fill(7))),
    },
    bn: { train: outputs(size, 1), eval: outputs(size, 2) },
    plain: outputs(size, 0),
    changed: Array.from({ length: size }, (_, place) => place),
    layers: [],
    checked: { train: 1e-6, eval: 1e-6 },
    refusedByPyTorch: size === 1,
  };
}
