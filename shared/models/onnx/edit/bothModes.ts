import { isHalf, MIXED_TYPES_OPSET } from './batchNorms.ts';
import type { BatchNormNode } from './batchNorms.ts';
import { newNode } from './nodes.ts';
import type { EditableNode } from './nodes.ts';
import type { OnnxModel } from './onnxModel.ts';
import { tensorBytes, TYPE_OF_DTYPE } from './tensors.ts';

/** The first version of ONNX's operators where ReduceMean takes its axes as an input. */
const AXES_AS_INPUT_OPSET = 18;
const FLOAT32 = 1;

/** Names of the arrays that tell of the batch at one node. */
export interface BatchOutputs {
  /** Of what the node normalizes, over all axes but the second. */
  mean: string;
  biasedVariance: string;
  /** The shape of what it normalizes. */
  shape: string;
}

export interface ModeGraph {
  model: OnnxModel;
  /** In the order of the nodes. */
  batch: BatchOutputs[];
}

/**
 * A copy of the model that runs in one mode and gives the moments of the batch at every BatchNorm besides
 * its own outputs. In train mode each normalizes by these, in eval mode by its running statistics. The
 * moments are computed in two passes, of numbers of 16 bits in float32. Whatever the rank, an array is
 * seen as [examples, channels, all else].
 */
export function graphInMode(
  original: OnnxModel,
  norms: readonly BatchNormNode[],
  mode: 'train' | 'eval',
): ModeGraph {
  const model = original.copy();
  const prefix = model.freshPrefix();
  const replacements = new Map<number, EditableNode[]>();
  const batch: BatchOutputs[] = [];
  for (const [place, norm] of norms.entries()) {
    const names = namesAt(`${prefix}${place}/`);
    const moments = momentNodes(norm, names, model.opset);
    const itself = mode === 'train' ? trainNodes(norm, names, model.opset) : [evalNode(norm)];
    replacements.set(norm.index, [...moments, ...itself]);
    batch.push({ mean: names.mean, biasedVariance: names.variance, shape: names.shape });
  }
  model.replaceNodes(replacements);
  for (const { mean, biasedVariance, shape } of batch) {
    for (const output of [mean, biasedVariance, shape]) model.addOutput(output);
  }
  return { model, batch };
}

const namesAt = (prefix: string) => {
  const name = (what: string) => `${prefix}${what}`;
  return {
    ...{ threeAxes: name('three_axes'), channels: name('channels'), axes: name('axes') },
    ...{ shape: name('shape'), flat: name('flat'), input: name('input'), mean3: name('mean3') },
    ...{ mean: name('mean'), centered: name('centered'), square: name('square') },
    ...{ variance: name('variance'), scale: name('scale'), bias: name('bias') },
    ...{ wide: name('wide'), output: name('output') },
  };
};
type Names = ReturnType<typeof namesAt>;

/** Whether what is normalized may have to become float32 first, and its type to be given back after. */
const isWidened = ({ norm }: BatchNormNode, opset: number): boolean =>
  isHalf(norm?.gamma ?? null) || (opset >= MIXED_TYPES_OPSET && norm?.gamma?.dtype !== 'float64');

/** Before types could be mixed, what is normalized has the type of the scale. */
const typeOf = ({ norm }: BatchNormNode): number =>
  TYPE_OF_DTYPE[norm?.gamma?.dtype === 'bfloat16' ? 'bfloat16' : 'float16'];

function momentNodes(norm: BatchNormNode, names: Names, opset: number): EditableNode[] {
  const [input = ''] = norm.node.inputs;
  const widened = isWidened(norm, opset);
  const seen = widened ? names.input : names.flat;
  const byInput = opset >= AXES_AS_INPUT_OPSET;
  const mean = (from: string, to: string, keepdims: number) =>
    byInput
      ? newNode('ReduceMean', [from, names.axes], [to], { keepdims })
      : newNode('ReduceMean', [from], [to], { axes: [0, 2], keepdims });
  return [
    constant(names.threeAxes, [0, 0, -1]),
    constant(names.channels, [-1]),
    ...(byInput ? [constant(names.axes, [0, 2])] : []),
    newNode('Shape', [input], [names.shape]),
    newNode('Reshape', [input, names.threeAxes], [names.flat]),
    ...(widened ? [newNode('Cast', [names.flat], [names.input], { to: FLOAT32 })] : []),
    mean(seen, names.mean3, 1),
    newNode('Reshape', [names.mean3, names.channels], [names.mean]),
    newNode('Sub', [seen, names.mean3], [names.centered]),
    newNode('Mul', [names.centered, names.centered], [names.square]),
    mean(names.square, names.variance, 0),
  ];
}

const constant = (name: string, values: readonly number[]): EditableNode =>
  newNode('Constant', [], [name], {
    value: tensorBytes({ name: '', dtype: 'int64', shape: [values.length], values }),
  });

/** The node as it is in eval mode, also where the file has it in train mode. */
function evalNode({ node }: BatchNormNode): EditableNode {
  return { ...node, outputs: node.outputs.slice(0, 1), attributes: ofEvalMode(node) };
}

function ofEvalMode({ attributes }: EditableNode): EditableNode['attributes'] {
  const kept = new Map(attributes);
  kept.delete('training_mode');
  return kept;
}

function trainNodes(norm: BatchNormNode, names: Names, opset: number): EditableNode[] {
  const { node } = norm;
  const [input = '', scale = '', bias = ''] = node.inputs;
  const [output = ''] = node.outputs;
  const itself = { ...node, attributes: ofEvalMode(node) };
  if (!isWidened(norm, opset)) {
    const inputs = [input, scale, bias, names.mean, names.variance];
    return [{ ...itself, inputs, outputs: [output] }];
  }
  const inputs = [names.wide, names.scale, names.bias, names.mean, names.variance];
  return [
    newNode('Cast', [input], [names.wide], { to: FLOAT32 }),
    newNode('Cast', [scale], [names.scale], { to: FLOAT32 }),
    newNode('Cast', [bias], [names.bias], { to: FLOAT32 }),
    { ...itself, inputs, outputs: [names.output] },
    opset >= MIXED_TYPES_OPSET
      ? newNode('CastLike', [names.output, input], [output])
      : newNode('Cast', [names.output], [output], { to: typeOf(norm) }),
  ];
}
