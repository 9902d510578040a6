import type { BatchNormNode } from './batchNorms.ts';
import { newNode } from './nodes.ts';
import type { EditableNode } from './nodes.ts';
import type { OnnxModel } from './onnxModel.ts';
import { encodeArray, tensorBytes, withContent, writtenDtype } from './tensors.ts';
import { protoFields } from './protoMessage.ts';
import { TENSOR } from '../schema.ts';

/** Running statistics, a number a channel. */
export interface Statistics {
  mean: Float64Array;
  variance: Float64Array;
}

const INPUTS = { mean: 3, variance: 4 } as const;
const FLOAT32 = 'float32';

/**
 * Gives every node other running statistics. Arrays that one node alone uses are written over where they
 * lie; one that several share, or that other nodes compute, gets a `Constant` in its place.
 */
export function setStatistics(
  model: OnnxModel,
  norms: readonly BatchNormNode[],
  statistics: readonly Statistics[],
): void {
  const uses = model.uses();
  const initializers = model.initializers;
  const prefix = model.freshPrefix();
  const replacements = new Map<number, EditableNode[]>();
  for (const [place, norm] of norms.entries()) {
    const inputs = [...norm.node.inputs];
    const constants: EditableNode[] = [];
    for (const kind of ['mean', 'variance'] as const) {
      const values = statistics[place]?.[kind] ?? new Float64Array();
      const name = inputs[INPUTS[kind]] ?? '';
      const initializer = initializers.get(name);
      if (initializer !== undefined && uses.get(name) === 1) {
        const content = encodeArray(values, typeOf(initializer));
        model.replaceInitializer(name, withContent(initializer, content));
        continue;
      }
      const own = `${prefix}${norm.index}/running_${kind}`;
      const dtype = initializer === undefined ? typeOfNorm(norm) : typeOf(initializer);
      const value = tensorBytes({ name: '', dtype, shape: [values.length], values });
      constants.push(newNode('Constant', [], [own], { value }));
      inputs[INPUTS[kind]] = own;
    }
    if (constants.length > 0) {
      replacements.set(norm.index, [...constants, { ...norm.node, inputs }]);
    }
  }
  model.replaceNodes(replacements);
}

const typeOf = (tensor: Uint8Array) =>
  writtenDtype(
    Number(protoFields(tensor).find(({ number }) => number === TENSOR.type)?.varint ?? 1n),
  ) ?? FLOAT32;

/** Of an array that is no initializer: a constant's, or what other nodes give. */
function typeOfNorm({ norm }: BatchNormNode) {
  const dtype = norm?.mean?.dtype ?? norm?.gamma?.dtype;
  return dtype === 'float64' || dtype === 'float16' || dtype === 'bfloat16' ? dtype : FLOAT32;
}
