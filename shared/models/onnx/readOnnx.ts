import { message } from '../../errors/message.ts';
import { cachedSource } from '../byteSource.ts';
import type { ModelFiles } from '../byteSource.ts';
import type { ForeignModel, ForeignNorm, NormKind } from '../foreignModel.ts';
import { readablePath } from '../normLayers.ts';
import type { NumberArray } from '../numberArray.ts';
import { readGraph } from './graph.ts';
import type { OnnxGraph, OnnxNode, OnnxTensor } from './graph.ts';
import { readTensor } from './tensorValues.ts';

const KIND_OF_TYPE: Partial<Record<string, NormKind>> = {
  BatchNormalization: 'batchNorm',
  LayerNormalization: 'layerNorm',
  GroupNormalization: 'groupNorm',
  InstanceNormalization: 'instanceNorm',
  RMSNormalization: 'rmsNorm',
  SimplifiedLayerNormalization: 'rmsNorm',
};
const CONVOLUTIONS = new Set(['Conv', 'ConvTranspose', 'ConvInteger', 'QLinearConv']);

/** What onnx.proto takes where a node does not say. */
const DEFAULTS = { epsilon: 1e-5, share: 0.9 };
/** Identities in a row between an array and its node. */
const LONGEST_CHAIN = 16;

/** An ONNX model: its normalization nodes and their arrays, inline, raw or in files beside it. @throws {Refusal} */
export async function readOnnx(files: ModelFiles): Promise<ForeignModel> {
  const main = cachedSource(files.main);
  const graph = await readGraph(main);
  const arrays = new GraphArrays(graph, { ...files, main });
  const norms: ForeignNorm[] = [];
  const left: string[] = [];
  for (const [index, node] of graph.nodes.entries()) {
    const kind = KIND_OF_TYPE[node.type];
    if (kind === undefined) continue;
    const norm = await normOf(node, kind, index, arrays);
    if (norm === null) left.push(node.name || node.type);
    else norms.push(norm);
  }
  const opset = graph.opset === null ? [] : [`opset ${graph.opset}`];
  return {
    fileName: main.name,
    format: 'onnx',
    version: [...opset, ...(graph.producer === '' ? [] : [graph.producer])].join(', ') || null,
    size: main.size,
    arrays: graph.tensors.size,
    norms,
    convolutions: graph.nodes.filter(({ type }) => CONVOLUTIONS.has(type)).length,
    notices: left.length === 0 ? [] : [message('modelNodesWithoutArrays', { nodes: left })],
  };
}

/** The graph's arrays by the names that nodes call them. */
export class GraphArrays {
  readonly #graph: OnnxGraph;
  readonly #files: ModelFiles;
  readonly #sameAs: Map<string, string>;

  constructor(graph: OnnxGraph, files: ModelFiles) {
    this.#graph = graph;
    this.#files = files;
    this.#sameAs = new Map(
      graph.nodes.flatMap(({ type, inputs: [from], outputs: [to] }): [string, string][] =>
        type === 'Identity' && from !== undefined && to !== undefined ? [[to, from]] : [],
      ),
    );
  }

  /** Null where the array is computed by other nodes, or left out. */
  async read(name: string | undefined): Promise<NumberArray | null> {
    const tensor = this.#find(name);
    return tensor === null ? null : readTensor(tensor, this.#files);
  }

  #find(name: string | undefined): OnnxTensor | null {
    let at = name ?? '';
    for (let hop = 0; hop < LONGEST_CHAIN; hop++) {
      const tensor = this.#graph.tensors.get(at);
      if (tensor !== undefined) return tensor;
      const next = this.#sameAs.get(at);
      if (next === undefined) return null;
      at = next;
    }
    return null;
  }
}

/** The normalization of a node; null where its scale is computed by other nodes. */
export async function normOf(
  node: OnnxNode,
  kind: NormKind,
  index: number,
  arrays: GraphArrays,
): Promise<ForeignNorm | null> {
  const [, scale, bias, runningMean, runningVariance] = node.inputs;
  const gamma = await arrays.read(scale);
  if (gamma === null) return null;
  const isBatchNorm = kind === 'batchNorm';
  const fullPath = pathOf(node, scale ?? '', index);
  const share = node.floats.get('momentum') ?? DEFAULTS.share;
  return {
    path: readablePath(fullPath),
    fullPath,
    kind,
    channels: gamma.shape[0] ?? 1,
    gamma,
    beta: await arrays.read(bias),
    mean: isBatchNorm ? await arrays.read(runningMean) : null,
    variance: isBatchNorm ? await arrays.read(runningVariance) : null,
    epsilon: shortest(node.floats.get('epsilon') ?? DEFAULTS.epsilon),
    // ONNX's momentum is the share kept, PyTorch's the share that is new.
    momentum: isBatchNorm ? Number((1 - shortest(share)).toPrecision(9)) : null,
    counter: null,
    isFrozen: null,
    isTraining: isBatchNorm ? node.integers.get('training_mode') === 1 : null,
  };
}

/** The module's path where the array's name has it, as exports of PyTorch do. */
export function pathOf(node: OnnxNode, scale: string, index: number): string {
  const dot = scale.lastIndexOf('.');
  if (dot > 0) return scale.slice(0, dot);
  return node.name || node.outputs[0] || `${node.type}_${index}`;
}

/** The decimal number that was meant by a float32: the shortest one that rounds to it. */
function shortest(value: number): number {
  for (let digits = 1; digits < 9; digits++) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) === Math.fround(value)) return candidate;
  }
  return value;
}
