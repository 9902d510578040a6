import { message } from '../../../errors/message.ts';
import type { Message } from '../../../errors/message.ts';
import type { NumberArray } from '../../numberArray.ts';
import type { GraphArrays } from '../readOnnx.ts';
import { ATTRIBUTE } from '../schema.ts';
import { epsilonOf } from './batchNorms.ts';
import type { BatchNormNode, LeftNode } from './batchNorms.ts';
import { newNode } from './nodes.ts';
import type { EditableNode } from './nodes.ts';
import { isOwnDomain } from './onnxModel.ts';
import type { OnnxModel } from './onnxModel.ts';
import { protoFields } from './protoMessage.ts';
import { tensorBytes } from './tensors.ts';
import type { WrittenDtype } from './tensors.ts';

export interface Folding {
  folded: { path: string; into: string }[];
  left: LeftNode[];
}

/** y = scale x + shift, a number a channel. */
interface Affine {
  scale: Float64Array;
  shift: Float64Array;
}

type Producer = ReturnType<OnnxModel['nodes']['slice']>[number];

/**
 * Takes BatchNorm nodes out of the model: each is a scale and a shift of what the Conv, ConvTranspose or
 * Gemm before it gives, and so of that node's weight and bias. The products are computed in float64. Nodes
 * that stand behind anything else, or whose input goes elsewhere too, stay.
 */
export async function foldBatchNorms(
  model: OnnxModel,
  norms: readonly BatchNormNode[],
  arrays: GraphArrays,
): Promise<Folding> {
  const folding: Folding = { folded: [], left: [] };
  const uses = model.uses();
  const outputs = new Set(model.outputs);
  const prefix = model.freshPrefix();
  const producers = new Map(
    model.nodes.flatMap((each) => each.node.outputs.map((output) => [output, each] as const)),
  );
  const replacements = new Map<number, EditableNode[]>();
  const unused: string[] = [];
  for (const norm of norms) {
    const [input = ''] = norm.node.inputs;
    const producer = producers.get(input);
    const isShared = (uses.get(input) ?? 0) > 1 || outputs.has(input);
    const made = isShared
      ? message('onnxFoldShared')
      : await foldInto(norm, producer, arrays, `${prefix}${norm.index}/`);
    if (!Array.isArray(made) || producer === undefined) {
      folding.left.push({ path: norm.path, reason: made as Message });
      continue;
    }
    replacements.set(producer.index, made);
    replacements.set(norm.index, []);
    unused.push(...norm.node.inputs.slice(1), ...producer.node.inputs.slice(1));
    folding.folded.push({ path: norm.path, into: producer.node.name || producer.node.type });
  }
  model.replaceNodes(replacements);
  model.dropUnused(unused);
  return folding;
}

/** The nodes in place of the producer, or why there are none. */
async function foldInto(
  norm: BatchNormNode,
  producer: Producer | undefined,
  arrays: GraphArrays,
  prefix: string,
): Promise<EditableNode[] | Message> {
  const affine = affineOf(norm);
  if (affine === null) return message('onnxFoldComputed');
  if (producer === undefined || !isFoldable(producer.node)) return message('onnxFoldBehind');
  const { node } = producer;
  const weight = await arrays.read(node.inputs[1]);
  const hasBias = node.inputs[2] !== undefined && node.inputs[2] !== '';
  const bias = hasBias ? await arrays.read(node.inputs[2]) : null;
  const dtype = weight === null ? null : floating(weight);
  if (weight === null || dtype === null || (hasBias && bias === null)) {
    return message('onnxFoldComputed');
  }
  const channelAt = channelsOf(node, weight, affine.scale.length);
  const factor = node.type === 'Gemm' ? numberAttribute(node, 'beta', 1) : 1;
  const biases = biasOf(bias, affine, factor);
  if (channelAt === null || biases === null) return message('onnxFoldShapes');
  const { scale } = affine;
  const values = weight.values.map((value, at) => value * (scale[channelAt(at)] ?? Number.NaN));
  const names = [`${prefix}weight`, `${prefix}bias`] as const;
  const attributes = new Map(node.attributes);
  attributes.delete('beta');
  return [
    constant(names[0], dtype, weight.shape, values),
    constant(names[1], dtype, [biases.length], biases),
    {
      ...{ ...node, attributes },
      inputs: [node.inputs[0] ?? '', ...names],
      outputs: norm.node.outputs.slice(0, 1),
    },
  ];
}

const isFoldable = ({ type, domain }: EditableNode): boolean =>
  isOwnDomain(domain) && ['Conv', 'ConvTranspose', 'Gemm'].includes(type);

const constant = (
  name: string,
  dtype: WrittenDtype,
  shape: readonly number[],
  values: Float64Array,
): EditableNode =>
  newNode('Constant', [], [name], { value: tensorBytes({ name: '', dtype, shape, values }) });

function floating({ dtype }: NumberArray): WrittenDtype | null {
  const isFloating =
    dtype === 'float32' || dtype === 'float64' || dtype === 'float16' || dtype === 'bfloat16';
  return isFloating ? dtype : null;
}

function affineOf({ node, norm }: BatchNormNode): Affine | null {
  if (!norm?.gamma || !norm.beta || !norm.mean || !norm.variance) return null;
  const [{ values: gamma }, { values: beta }] = [norm.gamma, norm.beta];
  const [{ values: mean }, { values: variance }] = [norm.mean, norm.variance];
  const lengths = new Set([gamma.length, beta.length, mean.length, variance.length]);
  if (lengths.size !== 1) return null;
  const epsilon = epsilonOf(node);
  const scale = gamma.map((each, at) => each / Math.sqrt((variance[at] ?? 0) + epsilon));
  const shift = beta.map((each, at) => each - (mean[at] ?? 0) * (scale[at] ?? 0));
  return { scale, shift };
}

/** Which channel an element of the weight belongs to; null where the shapes do not go together. */
function channelsOf(
  node: EditableNode,
  { shape, values }: NumberArray,
  channels: number,
): ((at: number) => number) | null {
  const [rows = 0, columns = 0] = shape;
  if (node.type === 'Gemm') {
    const isTransposed = numberAttribute(node, 'transB', 0) !== 0;
    const found = isTransposed ? rows : columns;
    if (shape.length !== 2 || found !== channels) return null;
    return (at) => (isTransposed ? Math.floor(at / columns) : at % columns);
  }
  if (shape.length < 3) return null;
  const size = values.length / rows;
  if (node.type === 'Conv') return rows === channels ? (at) => Math.floor(at / size) : null;
  const groups = numberAttribute(node, 'group', 1);
  if (columns * groups !== channels) return null;
  const rowsOfGroup = rows / groups;
  const inner = size / columns;
  return (at) => {
    const group = Math.floor(Math.floor(at / size) / rowsOfGroup);
    return group * columns + Math.floor((at % size) / inner);
  };
}

/** Null for a bias that is not one number a channel, or one for all. */
function biasOf(bias: NumberArray | null, { scale, shift }: Affine, factor: number) {
  const values = bias?.values ?? Float64Array.of(0);
  if (values.length !== 1 && values.length !== scale.length) return null;
  return shift.map((each, channel) => {
    const own = values[values.length === 1 ? 0 : channel] ?? 0;
    return each + factor * own * (scale[channel] ?? 0);
  });
}

/** A whole or a floating number, as the attribute has it. */
function numberAttribute({ attributes }: EditableNode, name: string, otherwise: number): number {
  for (const { number, varint, body } of protoFields(
    attributes.get(name)?.body ?? new Uint8Array(),
  )) {
    if (number === ATTRIBUTE.integer) return Number(BigInt.asIntN(64, varint));
    if (number === ATTRIBUTE.float) {
      return new DataView(body.buffer, body.byteOffset, 4).getFloat32(0, true);
    }
  }
  return otherwise;
}
