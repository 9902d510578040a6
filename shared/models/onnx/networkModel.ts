import {
  joinedBytes,
  messageField,
  textField,
  varintField,
} from '../../formats/tensorboard/wire.ts';
import type { NamedArray } from '../../formats/safetensors.ts';
import { toTorch } from '../../formats/torchState.ts';
import type { Layer, Network, NetworkArrays, NormalizationLayer } from '../../domain/networks.ts';
import { newNode, nodeBytes } from './edit/nodes.ts';
import type { EditableNode } from './edit/nodes.ts';
import { tensorBytes } from './edit/tensors.ts';
import { GRAPH, MODEL, OPSET, VALUE_INFO } from './schema.ts';

/** The first version of ONNX's operators with LayerNormalization. */
const OPERATORS = 17;
/** The version of the file format that goes with it. */
const FILE_FORMAT = 8;
const FLOAT32 = 1;
/** Numbers of fields of a `TypeProto`, its tensor type, shape and dimension. */
const TYPE = { tensor: 1, element: 1, shape: 2, dimension: 1, size: 1, name: 2 } as const;

export interface OnnxSettings {
  /** PyTorch's, the share of the new batch. */
  momentum: number;
  epsilon: number;
}

/**
 * A network as an ONNX model in eval mode, its normalization kept: [batch, pixels] in, logits out. Arrays
 * have PyTorch's names.
 */
export function encodeOnnx(
  network: Network,
  name: string,
  state: NetworkArrays,
  settings: OnnxSettings,
): Uint8Array {
  const [first] = network;
  const last = network.findLast((layer) => layer.kind === 'linear');
  if (first?.kind !== 'linear' || last?.kind !== 'linear') throw new Error('no linear layers');
  const nameAfter = (place: number) =>
    place < 0 ? 'pixels' : place === network.length - 1 ? 'logits' : `layer_${place}`;
  const nodes = network.flatMap((layer, place) =>
    nodesOf(layer, { place, input: nameAfter(place - 1), output: nameAfter(place) }, settings),
  );
  const graph = [
    ...nodes.map((node) => messageField(GRAPH.node, nodeBytes(node))),
    textField(GRAPH.name, name),
    ...toTorch(network, state).map((array) => messageField(GRAPH.initializer, tensorOf(array))),
    messageField(GRAPH.input, ...batchOf('pixels', first.inputs)),
    messageField(GRAPH.output, ...batchOf('logits', last.outputs)),
  ];
  const operators = [textField(OPSET.domain, ''), varintField(OPSET.version, OPERATORS)];
  return joinedBytes([
    varintField(MODEL.irVersion, FILE_FORMAT),
    textField(MODEL.producer, 'BatchNorm Workbench'),
    messageField(MODEL.graph, ...graph),
    messageField(MODEL.opsets, ...operators),
  ]);
}

const tensorOf = ({ name, shape, values }: NamedArray): Uint8Array =>
  tensorBytes({ name, dtype: 'float32', shape, values });

/** A `ValueInfoProto`: float32 [batch, size]. */
function batchOf(name: string, size: number): Uint8Array[] {
  const shape = messageField(
    TYPE.shape,
    messageField(TYPE.dimension, textField(TYPE.name, 'batch')),
    messageField(TYPE.dimension, varintField(TYPE.size, size)),
  );
  const tensor = messageField(TYPE.tensor, varintField(TYPE.element, FLOAT32), shape);
  return [textField(VALUE_INFO.name, name), messageField(VALUE_INFO.type, tensor)];
}

interface Place {
  place: number;
  input: string;
  output: string;
}

const ACTIVATIONS = { relu: 'Relu', sigmoid: 'Sigmoid', tanh: 'Tanh' } as const;

function nodesOf(layer: Layer, at: Place, settings: OnnxSettings): EditableNode[] {
  const { place, input, output } = at;
  const arrays = (...roles: string[]) => roles.map((role) => `${place}.${role}`);
  const epsilon = { float: settings.epsilon };
  switch (layer.kind) {
    case 'linear':
      return [newNode('Gemm', [input, ...arrays('weight', 'bias')], [output], { transB: 1 })];
    case 'activation':
      return [newNode(ACTIVATIONS[layer.activation], [input], [output])];
    case 'batchNorm': {
      const inputs = [input, ...arrays('weight', 'bias', 'running_mean', 'running_var')];
      const momentum = { float: 1 - settings.momentum };
      return [newNode('BatchNormalization', inputs, [output], { epsilon, momentum })];
    }
    case 'layerNorm': {
      const inputs = [input, ...arrays('weight', 'bias')];
      return [newNode('LayerNormalization', inputs, [output], { axis: 1, epsilon })];
    }
    default:
      return normNodes(layer, at, settings.epsilon);
  }
}

/** GroupNorm and RMSNorm, for which these operators have no node: what they are made of. */
function normNodes(
  layer: NormalizationLayer,
  { place, input, output }: Place,
  epsilon: number,
): EditableNode[] {
  const name = (what: string) => `layer_${place}/${what}`;
  const isGroups = layer.kind === 'groupNorm';
  const shape = (to: string, sizes: number[]) =>
    newNode('Constant', [], [to], {
      value: tensorBytes({ name: '', dtype: 'int64', shape: [sizes.length], values: sizes }),
    });
  const centered = isGroups ? name('centered') : input;
  const axes = { axes: [isGroups ? 2 : 1], keepdims: 1 };
  const centering = isGroups
    ? [
        shape(name('groups'), [0, layer.groups, -1]),
        newNode('Reshape', [input, name('groups')], [name('grouped')]),
        newNode('ReduceMean', [name('grouped')], [name('mean')], axes),
        newNode('Sub', [name('grouped'), name('mean')], [centered]),
      ]
    : [];
  const scaling = [
    newNode('Constant', [], [name('epsilon')], {
      value: tensorBytes({ name: '', dtype: 'float32', shape: [], values: [epsilon] }),
    }),
    newNode('Mul', [centered, centered], [name('square')]),
    newNode('ReduceMean', [name('square')], [name('variance')], axes),
    newNode('Add', [name('variance'), name('epsilon')], [name('moved')]),
    newNode('Sqrt', [name('moved')], [name('deviation')]),
    newNode('Div', [centered, name('deviation')], [name('normalized')]),
  ];
  if (!isGroups) {
    return [...scaling, newNode('Mul', [name('normalized'), `${place}.weight`], [output])];
  }
  return [
    ...centering,
    ...scaling,
    shape(name('flat_shape'), [0, layer.units]),
    newNode('Reshape', [name('normalized'), name('flat_shape')], [name('flat')]),
    newNode('Mul', [name('flat'), `${place}.weight`], [name('scaled')]),
    newNode('Add', [name('scaled'), `${place}.bias`], [output]),
  ];
}
