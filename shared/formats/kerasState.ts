import { buffersOf, isNormalization, parametersOf } from '../domain/networks.ts';
import type { Layer, Network, NetworkArrays } from '../domain/networks.ts';
import { NORMALIZATION } from '../domain/normalization.ts';
import type { NamedArray } from './safetensors.ts';

/** Our role of an array to the name Keras, and so TensorFlow.js, gives it; gamma's is the layer's own. */
const KERAS_ROLES: Record<string, string> = {
  weight: 'kernel',
  bias: 'bias',
  beta: 'beta',
  runningMean: 'moving_mean',
  runningVariance: 'moving_variance',
};

/** What Keras calls an array of a layer. @throws {Error} where it has none of that name */
export function kerasRole(layer: Layer | undefined, name: string): string {
  const role = name.slice(name.indexOf('.') + 1);
  const isGamma = role === 'gamma' && layer !== undefined && isNormalization(layer);
  const called = isGamma ? NORMALIZATION[layer.kind].keras.gamma : KERAS_ROLES[role];
  if (called === undefined) throw new Error(`${name} has no name in Keras`);
  return called;
}

/** A layer's class in Keras, and what Keras calls one that was given no name. */
export function kerasLayer(layer: Layer): { className: string; layerName: string } {
  switch (layer.kind) {
    case 'linear':
      return { className: 'Dense', layerName: 'dense' };
    case 'activation':
      return { className: 'Activation', layerName: 'activation' };
    default:
      return NORMALIZATION[layer.kind].keras;
  }
}

/** What Keras calls each layer of a network by itself: `dense`, `batch_normalization`, `dense_1`, ... */
export function kerasLayerNames(network: Network): string[] {
  const counts = new Map<string, number>();
  return network.map((layer) => {
    const { layerName } = kerasLayer(layer);
    const count = counts.get(layerName) ?? 0;
    counts.set(layerName, count + 1);
    return count === 0 ? layerName : `${layerName}_${count}`;
  });
}

/** A network's arrays as `dense/kernel`, `batch_normalization/moving_mean`, ...; kernels are [inputs, outputs]. */
export function kerasArrays(
  network: Network,
  { parameters, buffers }: NetworkArrays,
): NamedArray[] {
  const names = kerasLayerNames(network);
  const specs = [...parametersOf(network), ...buffersOf(network)].sort((a, b) => a.layer - b.layer);
  return specs.map(({ name, layer, shape }) => {
    const values = parameters.get(name) ?? buffers.get(name);
    if (values === undefined) throw new Error(`${name} is missing`);
    return { name: `${names[layer] ?? ''}/${kerasRole(network[layer], name)}`, shape, values };
  });
}
