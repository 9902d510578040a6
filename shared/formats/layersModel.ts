import type { CheckpointFile } from '../domain/checkpoint.ts';
import { buffersOf, elementsOf, parametersOf } from '../domain/networks.ts';
import type { Layer, Network, NetworkArrays, VariableSpec } from '../domain/networks.ts';
import { keepsRunningStatistics } from '../domain/normalization.ts';
import { kerasLayer, kerasRole } from './kerasState.ts';

/** What a saved normalization says of itself besides its arrays. */
export interface NormalizationSettings {
  /** PyTorch's; the file says Keras's, which is 1 minus it. Of no use to one without running statistics. */
  momentum: number;
  epsilon: number;
}

const layerName = (layer: Layer, position: number) => `${position}_${layer.kind}`;

function layerConfig(
  layer: Layer,
  position: number,
  { momentum, epsilon }: NormalizationSettings,
): Record<string, unknown> {
  const name = layerName(layer, position);
  switch (layer.kind) {
    case 'linear': {
      const input = position === 0 ? { batch_input_shape: [null, layer.inputs] } : {};
      return {
        name,
        dtype: 'float32',
        units: layer.outputs,
        activation: 'linear',
        use_bias: true,
        ...input,
      };
    }
    case 'activation':
      return { name, dtype: 'float32', activation: layer.activation };
    case 'rmsNorm':
      return { name, dtype: 'float32', axis: -1, epsilon };
    case 'groupNorm': {
      const { groups } = layer;
      return { name, dtype: 'float32', groups, axis: -1, epsilon, center: true, scale: true };
    }
    default: {
      const moves = keepsRunningStatistics(layer.kind) ? { momentum: 1 - momentum } : {};
      return { name, dtype: 'float32', axis: -1, ...moves, epsilon, center: true, scale: true };
    }
  }
}

/** The arrays of a network in the order TensorFlow.js keeps them: layer by layer, trained ones first. */
function variablesOf(network: Network): VariableSpec[] {
  return [...parametersOf(network), ...buffersOf(network)].sort((a, b) => a.layer - b.layer);
}

function kerasName(network: Network, spec: VariableSpec): string {
  const layer = network[spec.layer];
  if (layer === undefined) throw new Error(`${spec.name} has no layer`);
  return `${layerName(layer, spec.layer)}/${kerasRole(layer, spec.name)}`;
}

/** A network as `model.json` and `weights.bin`, which `tf.loadLayersModel` opens; one of a class TensorFlow.js lacks once that class is registered. */
export function encodeLayersModel(
  network: Network,
  name: string,
  state: NetworkArrays,
  settings: NormalizationSettings,
): CheckpointFile[] {
  const layers = network.map((layer, position) => ({
    class_name: kerasLayer(layer).className,
    config: layerConfig(layer, position, settings),
  }));
  const variables = variablesOf(network);
  const weights = variables.map((spec) => ({
    name: kerasName(network, spec),
    shape: spec.shape,
    dtype: 'float32',
  }));
  const model = {
    format: 'layers-model',
    generatedBy: 'BatchNorm Workbench',
    convertedBy: null,
    modelTopology: {
      class_name: 'Sequential',
      config: { name, layers },
      keras_version: 'tfjs-layers 4.22.0',
      backend: 'tensor_flow.js',
    },
    weightsManifest: [{ paths: ['weights.bin'], weights }],
  };
  const bytes = new Uint8Array(4 * variables.reduce((total, spec) => total + elementsOf(spec), 0));
  let offset = 0;
  for (const spec of variables) {
    const array = state.parameters.get(spec.name) ?? state.buffers.get(spec.name);
    if (array === undefined) throw new Error(`the network's state has no ${spec.name}`);
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offset);
    offset += array.byteLength;
  }
  return [
    { path: 'model.json', bytes: new TextEncoder().encode(`${JSON.stringify(model, null, 1)}\n`) },
    { path: 'weights.bin', bytes },
  ];
}

/**
 * Parameters and buffers out of `weights.bin` of a model this program wrote for `network`.
 * @throws {Error} when the file has another size.
 */
export function decodeWeights(network: Network, weights: Uint8Array): NetworkArrays {
  const aligned = weights.slice();
  let offset = 0;
  const arrays = new Map(
    variablesOf(network).map((spec) => {
      const begin = offset;
      offset += 4 * elementsOf(spec);
      if (offset > aligned.length) throw new Error('weights.bin is too short for this network');
      return [spec.name, new Float32Array(aligned.buffer, begin, elementsOf(spec))];
    }),
  );
  if (offset !== aligned.length) throw new Error('weights.bin is too long for this network');
  const only = (specs: VariableSpec[]) =>
    new Map(specs.map(({ name }) => [name, arrays.get(name) ?? new Float32Array()]));
  return { parameters: only(parametersOf(network)), buffers: only(buffersOf(network)) };
}
