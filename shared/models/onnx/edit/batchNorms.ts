import { message } from '../../../errors/message.ts';
import type { Message } from '../../../errors/message.ts';
import { Refusal } from '../../../errors/refusal.ts';
import { bytesSource } from '../../byteSource.ts';
import { DTYPES } from '../../numberArray.ts';
import type { NumberArray } from '../../numberArray.ts';
import { readGraph } from '../graph.ts';
import type { OnnxGraph } from '../graph.ts';
import { GraphArrays, normOf, pathOf } from '../readOnnx.ts';
import type { ForeignNorm } from '../../foreignModel.ts';
import { ATTRIBUTE } from '../schema.ts';
import type { EditableNode } from './nodes.ts';
import { isOwnDomain } from './onnxModel.ts';
import type { OnnxModel } from './onnxModel.ts';
import { protoFields } from './protoMessage.ts';

/** The first version of ONNX's operators whose BatchNormalization has no `spatial`. */
export const FIRST_OPSET = 9;
/** The first version where an array and the scale of its normalization may differ in type. */
export const MIXED_TYPES_OPSET = 15;

/** A BatchNormalization of the graph that both modes can be had of. */
export interface BatchNormNode {
  /** Its place among the graph's nodes. */
  index: number;
  node: EditableNode;
  /** The layer's name, from its arrays' names where they tell. */
  path: string;
  /** Null where its arrays are computed by other nodes. */
  norm: ForeignNorm | null;
}

/** What is left as it is, and why: the middle of a sentence. */
export interface LeftNode {
  path: string;
  reason: Message;
}

export interface FoundBatchNorms {
  found: BatchNormNode[];
  left: LeftNode[];
}

export const isBatchNorm = ({ type, domain }: EditableNode): boolean =>
  type === 'BatchNormalization' && isOwnDomain(domain);

/** The arrays of a model whose data are all inside it, as the reader of model files has them. */
export async function arraysOf(
  bytes: Uint8Array,
): Promise<{ graph: OnnxGraph; arrays: GraphArrays }> {
  const main = bytesSource('', bytes);
  const graph = await readGraph(main);
  return { graph, arrays: new GraphArrays(graph, { main, beside: () => Promise.resolve(null) }) };
}

/** The BatchNorm nodes of a model, those first that can be run in both modes. @throws {Refusal} for an opset before 9 */
export async function findBatchNorms(
  model: OnnxModel,
  bytes: Uint8Array,
): Promise<FoundBatchNorms> {
  if (model.opset < FIRST_OPSET) {
    throw new Refusal(message('onnxOpsetOld', { opset: model.opset, first: FIRST_OPSET }));
  }
  const { graph, arrays } = await arraysOf(bytes);
  const uses = model.uses();
  const found: BatchNormNode[] = [];
  const left: LeftNode[] = model
    .innerNodes()
    .filter(isBatchNorm)
    .map((node) => ({
      path: node.name || node.outputs[0] || node.type,
      reason: message('onnxNormInside'),
    }));
  for (const { index, node } of model.nodes.filter(({ node: each }) => isBatchNorm(each))) {
    const read = graph.nodes[index];
    const path = read === undefined ? node.name : pathOf(read, node.inputs[1] ?? '', index);
    const reason = whyNot(node, uses);
    if (reason !== null) left.push({ path, reason });
    else {
      const norm = read === undefined ? null : await normOf(read, 'batchNorm', index, arrays);
      found.push({ index, node, path, norm });
    }
  }
  return { found: withPathsOfTheirOwn(found), left };
}

function whyNot(
  { inputs, outputs }: EditableNode,
  uses: ReadonlyMap<string, number>,
): Message | null {
  if (inputs.length !== 5 || inputs.some((input) => input === '') || outputs.length === 0) {
    return message('onnxNormInputs');
  }
  return outputs.slice(1).some((output) => uses.has(output)) ? message('onnxNormOutputs') : null;
}

/** Exporters give equal arrays of several layers one name: then the layers are told apart by their node. */
function withPathsOfTheirOwn(found: readonly BatchNormNode[]): BatchNormNode[] {
  const count = new Map<string, number>();
  for (const { path } of found) count.set(path, (count.get(path) ?? 0) + 1);
  return found.map((each) =>
    (count.get(each.path) ?? 0) > 1
      ? { ...each, path: each.node.name || `${each.path} (${each.index})` }
      : each,
  );
}

const EPSILON = 1e-5;

/** As float32, which is how a node has it. */
export function epsilonOf({ attributes }: EditableNode): number {
  const body = attributes.get('epsilon')?.body;
  const field = protoFields(body ?? new Uint8Array()).find(
    ({ number }) => number === ATTRIBUTE.float,
  );
  if (field === undefined) return EPSILON;
  return new DataView(field.body.buffer, field.body.byteOffset, 4).getFloat32(0, true);
}

/** Whether an array takes two bytes a number, and so too few to add up many. */
export const isHalf = (array: NumberArray | null): boolean =>
  array !== null && DTYPES[array.dtype] === 2;
