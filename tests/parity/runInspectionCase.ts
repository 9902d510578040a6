import { NO_SHIFTS } from '../../shared/domain/batch.ts';
import type { Batch } from '../../shared/domain/batch.ts';
import { LAB_CONFIG } from '../../shared/domain/config.ts';
import { IMAGE_PIXELS } from '../../shared/domain/dataset.ts';
import { keepsRunningStatistics } from '../../shared/domain/normalization.ts';
import type { Normalization } from '../../shared/domain/normalization.ts';
import type { NetworkName } from '../../shared/domain/metrics.ts';
import { encodeLayersModel } from '../../shared/formats/layersModel.ts';
import type { Dataset, Examples } from '../../main/data/dataset.ts';
import type { Engine } from '../../main/training/engine/engine.ts';
import { Inspector } from '../../main/training/inspection/inspector.ts';
import { networkArraysOf } from './inspectionCase.ts';
import type { InspectionCase } from './inspectionCase.ts';

/** The largest error allowed, as a share of the largest number of its array. */
export const INSPECTION_TOLERANCE = 1e-5;

export interface InspectionResult {
  name: string;
  normalization: Normalization;
  errors: {
    what: string;
    /** Largest difference, as a share of the largest number of the array. */
    ofLargest: number;
    /** Largest difference as a share of the number itself: great where a number is almost 0. */
    ofItself: number;
  }[];
}

type Numbers = ArrayLike<number | null>;

/** Sends the case through the inspection as the product does, and compares all PyTorch said of it. */
export function runInspectionCase(engine: Engine, inspection: InspectionCase): InspectionResult {
  const {
    name,
    normalization,
    expected,
    batchSize,
    forwards,
    batchNormMomentum: momentum,
  } = inspection;
  const inspector = new Inspector(engine);
  inspector.open('copy', savedModel(inspection), datasetOf(inspection));
  const first = batchAt(0, batchSize);
  const before = inspector.forward('copy', { batch: first, layers: null });
  let state = inspector.reset('copy');
  for (let number = 1; number <= forwards; number++) {
    state = inspector.trainForward('copy', {
      batch: batchAt(number, batchSize),
      momentum,
      batches: 1,
    });
  }
  const after = inspector.forward('copy', { batch: first, layers: null });
  inspector.close('copy');
  const result: InspectionResult = { name, normalization, errors: [] };
  const compare = (what: string, ours: Numbers, theirs: Float32Array) =>
    result.errors.push({ what, ...errorOf(ours, theirs) });
  compare('train logits', before.bn?.train.logits.flat() ?? [], expected.trainLogits);
  compare('eval logits', before.bn?.eval.logits.flat() ?? [], expected.evalLogits);
  compare('plain logits', before.plain?.logits.flat() ?? [], expected.plainLogits);
  expected.batchStatistics.forEach(({ mean, biasedVariance, unbiasedVariance }, layer) => {
    const norm = before.layers[layer]?.modes.train;
    compare(`batch mean ${layer + 1}`, norm?.mean ?? [], mean);
    compare(`biased variance ${layer + 1}`, norm?.biasedVariance ?? [], biasedVariance);
    if (keepsRunningStatistics(normalization))
      compare(`unbiased variance ${layer + 1}`, norm?.unbiasedVariance ?? [], unbiasedVariance);
  });
  expected.runningAfter.forEach(({ mean, variance }, layer) => {
    compare(`running mean ${layer + 1} after`, state.running[layer]?.mean ?? [], mean);
    compare(`running variance ${layer + 1} after`, state.running[layer]?.variance ?? [], variance);
  });
  compare('eval logits after', after.bn?.eval.logits.flat() ?? [], expected.evalLogitsAfter);
  return result;
}

function savedModel(inspection: InspectionCase) {
  const { hiddenSizes, activation, batchNormPlacement } = inspection;
  const { normalization, normalizationGroups } = inspection;
  const { batchNormMomentum, batchNormEpsilon, batchSize } = inspection;
  const normalized = { normalization, normalizationGroups, batchNormPlacement };
  const settings = { hiddenSizes, activation, ...normalized, batchSize };
  const config = { ...LAB_CONFIG, ...settings, batchNormMomentum, batchNormEpsilon };
  const networks = networkArraysOf(inspection);
  const weightsOf = (name: NetworkName) => {
    const { network, arrays } = networks[name];
    const by = { momentum: batchNormMomentum, epsilon: batchNormEpsilon };
    const files = encodeLayersModel(network, name, arrays, by);
    return files.find(({ path }) => path === 'weights.bin')?.bytes ?? new Uint8Array();
  };
  return { config, epoch: 1, weights: { bn: weightsOf('bn'), plain: weightsOf('plain') } };
}

function datasetOf({ images, labels }: InspectionCase): Dataset {
  const count = images.length / IMAGE_PIXELS;
  const examples: Examples = { count, images, labels: Uint8Array.from(labels) };
  const identity = { name: 'Parity', builtIn: true, digest: '0'.repeat(64) };
  return {
    identity: { ...identity, trainExamples: count, validExamples: count },
    train: examples,
    valid: examples,
  };
}

function batchAt(number: number, size: number): Batch {
  const indices = Array.from({ length: size }, (_, place) => number * size + place);
  return { drawn: [], choice: { order: 'picked', split: 'valid', indices }, shifts: NO_SHIFTS };
}

function errorOf(ours: Numbers, theirs: Float32Array) {
  if (ours.length !== theirs.length) {
    throw new Error(`${ours.length} numbers against ${theirs.length}`);
  }
  const largest = theirs.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  let [ofLargest, ofItself] = [0, 0];
  theirs.forEach((value, place) => {
    const difference = Math.abs((ours[place] ?? Number.POSITIVE_INFINITY) - value);
    ofLargest = Math.max(ofLargest, difference / (largest || 1));
    ofItself = Math.max(ofItself, difference / (Math.abs(value) || 1));
  });
  return { ofLargest, ofItself };
}
