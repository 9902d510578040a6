import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { LAB_CONFIG } from '../../../shared/domain/config.ts';
import type { Batch, ImageSelection } from '../../../shared/domain/batch.ts';
import { NO_SHIFTS } from '../../../shared/domain/batch.ts';
import { networkFolders } from '../../../shared/domain/checkpoint.ts';
import { IMAGE_PIXELS } from '../../../shared/domain/dataset.ts';
import type { NetworkName } from '../../../shared/domain/metrics.ts';
import { isNormalization, networksOf } from '../../../shared/domain/networks.ts';
import type { NetworkArrays } from '../../../shared/domain/networks.ts';
import { keepsRunningStatistics } from '../../../shared/domain/normalization.ts';
import { encodeLayersModel } from '../../../shared/formats/layersModel.ts';
import type { Dataset, Examples } from '../../../main/data/dataset.ts';
import { normalFloats, streamOf, uniform } from '../../../main/data/random.ts';

/** `count` noisy images, brighter for greater labels, so that there is something to tell apart. */
function examples(seed: number, count: number): Examples {
  const stream = streamOf(seed, 'images');
  const labels = Uint8Array.from({ length: count }, (_, index) => (index * 7) % 10);
  const images = new Uint8Array(count * IMAGE_PIXELS);
  images.forEach((_, at) => {
    const label = labels[Math.floor(at / IMAGE_PIXELS)] ?? 0;
    images[at] = Math.floor(uniform(stream) * (26 * label + 20));
  });
  return { count, images, labels };
}

export function noisyDataset(train: number, valid: number): Dataset {
  return {
    identity: {
      name: 'Noise',
      builtIn: true,
      digest: 'a'.repeat(64),
      trainExamples: train,
      validExamples: valid,
    },
    train: examples(1, train),
    valid: examples(2, valid),
  };
}

export const smallConfig = (changes: Partial<ExperimentConfig> = {}): ExperimentConfig => ({
  ...LAB_CONFIG,
  dataset: 'digits',
  epochs: 1,
  ...changes,
});

/** Arrays that are no one's, but each as its role allows: variances and gammas positive. */
function someArrays(config: ExperimentConfig, name: NetworkName): NetworkArrays {
  const parameters = new Map<string, Float32Array>();
  const buffers = new Map<string, Float32Array>();
  const random = (key: string, length: number, sigma: number, about = 0) =>
    normalFloats(streamOf(3, name, key), length, sigma).map((value) => about + value);
  networksOf(config)[name].forEach((layer, position) => {
    const put = (into: Map<string, Float32Array>, role: string, values: Float32Array) =>
      into.set(`${position}.${role}`, values);
    if (layer.kind === 'linear') {
      put(parameters, 'weight', random(`${position}w`, layer.inputs * layer.outputs, 0.08));
      put(parameters, 'bias', random(`${position}b`, layer.outputs, 0.1));
    } else if (isNormalization(layer)) {
      put(parameters, 'gamma', random(`${position}g`, layer.units, 0.2, 1));
      put(parameters, 'beta', random(`${position}e`, layer.units, 0.3));
      if (!keepsRunningStatistics(layer.kind)) return;
      put(buffers, 'runningMean', random(`${position}m`, layer.units, 0.4));
      put(buffers, 'runningVariance', random(`${position}v`, layer.units, 0.2, 1));
    }
  });
  return { parameters, buffers };
}

/** `weights.bin` of both networks of a config. */
export function someWeights(config: ExperimentConfig): Record<NetworkName, Uint8Array> {
  const weights = (name: NetworkName) => {
    const arrays = someArrays(config, name);
    const settings = { momentum: config.batchNormMomentum, epsilon: config.batchNormEpsilon };
    const files = encodeLayersModel(
      networksOf(config)[name],
      networkFolders(config.normalization)[name],
      arrays,
      settings,
    );
    return files.find(({ path }) => path === 'weights.bin')?.bytes ?? new Uint8Array();
  };
  return { bn: weights('bn'), plain: weights('plain') };
}

export const batch = (choice: ImageSelection | null, changes: Partial<Batch> = {}): Batch => ({
  drawn: [],
  choice,
  shifts: NO_SHIFTS,
  ...changes,
});

export const shuffled = (size: number, number = 0, seed = 5): ImageSelection => ({
  order: 'shuffled',
  split: 'valid',
  size,
  seed,
  number,
});

export const picked = (...indices: number[]): ImageSelection => ({
  order: 'picked',
  split: 'valid',
  indices,
});
