import { buffersOf, parametersOf } from '../domain/networks.ts';
import type { Network, NetworkArrays } from '../domain/networks.ts';
import type { NamedArray } from './safetensors.ts';

/** Our role of an array to the name Keras, and so TensorFlow.js, gives it. */
export const KERAS_ROLES: Record<string, string> = {
  weight: 'kernel',
  bias: 'bias',
  gamma: 'gamma',
  beta: 'beta',
  runningMean: 'moving_mean',
  runningVariance: 'moving_variance',
};

/** What Keras calls each layer of a network by itself: `dense`, `batch_normalization`, `dense_1`, ... */
function layerNames(network: Network): string[] {
  const counts = { dense: 0, batch_normalization: 0, activation: 0 };
  const bases = {
    linear: 'dense',
    batchNorm: 'batch_normalization',
    activation: 'activation',
  } as const;
  return network.map(({ kind }) => {
    const base = bases[kind];
    const count = counts[base]++;
    return count === 0 ? base : `${base}_${count}`;
  });
}

/** A network's arrays as `dense/kernel`, `batch_normalization/moving_mean`, ...; kernels are [inputs, outputs]. */
export function kerasArrays(
  network: Network,
  { parameters, buffers }: NetworkArrays,
): NamedArray[] {
  const names = layerNames(network);
  const specs = [...parametersOf(network), ...buffersOf(network)].sort((a, b) => a.layer - b.layer);
  return specs.map(({ name, layer, shape }) => {
    const values = parameters.get(name) ?? buffers.get(name);
    const role = KERAS_ROLES[name.slice(name.indexOf('.') + 1)];
    if (values === undefined || role === undefined) throw new Error(`${name} is missing`);
    return { name: `${names[layer] ?? ''}/${role}`, shape, values };
  });
}
