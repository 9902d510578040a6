import { DATA_TYPES, messages, tensorProto } from './protobuf.ts';
import type { AttrValue, DataType, NodeDef } from './protobuf.ts';

/** A value in a graph under construction: where it comes from, its element type and its static shape. */
export interface Tensor {
  readonly graph: GraphBuilder;
  /** How nodes of the same graph name it as their input. */
  readonly ref: string;
  readonly dtype: DataType;
  readonly shape: readonly number[];
}

export type TensorType = Pick<Tensor, 'dtype' | 'shape'>;

/** The value of a node's attribute, by kind. */
export type Attribute =
  | { type: DataType }
  | { types: readonly DataType[] }
  | { bool: boolean }
  | { int: number }
  | { text: string }
  | { function: string }
  | { constant: { dtype: 'float32' | 'int32'; shape: readonly number[]; values: number[] } };

/** What a node gives: the name of the output in the op's registration, and its type. */
export interface NodeOutput extends TensorType {
  name: string;
}

/**
 * The nodes of one graph: a function's body or the top level. The two differ only in how an output
 * is named: `node:arg:index` in a function (TensorFlow resolves the arg by the op's registration),
 * `node:index` at the top.
 */
export class GraphBuilder {
  readonly nodes: NodeDef[] = [];
  readonly #level: 'function' | 'top';

  constructor(level: 'function' | 'top') {
    this.#level = level;
  }

  /** Adds a node of operation `op`. Several outputs of one name are numbered within that name. */
  node(
    op: string,
    inputs: readonly Tensor[],
    attributes: Record<string, Attribute>,
    outputs: readonly NodeOutput[],
  ): Tensor[] {
    const name = `${op}_${this.nodes.length}`;
    const node = new messages.NodeDef();
    node.setName(name);
    node.setOp(op);
    for (const input of inputs) {
      if (input.graph !== this) throw new Error(`${op}: an input belongs to another graph`);
      node.addInput(input.ref);
    }
    for (const [key, attribute] of Object.entries(attributes))
      node.getAttrMap().set(key, attributeProto(attribute));
    this.nodes.push(node);
    return outputs.map((output, index) => {
      const sameBefore = outputs
        .slice(0, index)
        .filter((other) => other.name === output.name).length;
      const ref =
        this.#level === 'top' ? `${name}:${index}` : `${name}:${output.name}:${sameBefore}`;
      return { graph: this, ref, dtype: output.dtype, shape: output.shape };
    });
  }

  /** Adds a node with exactly one output. */
  single(
    op: string,
    inputs: readonly Tensor[],
    attributes: Record<string, Attribute>,
    output: NodeOutput,
  ): Tensor {
    const [tensor] = this.node(op, inputs, attributes, [output]);
    if (tensor === undefined) throw new Error(`${op} gives nothing`);
    return tensor;
  }
}

function attributeProto(attribute: Attribute): AttrValue {
  const proto = new messages.AttrValue();
  if ('type' in attribute) proto.setType(DATA_TYPES[attribute.type]);
  else if ('bool' in attribute) proto.setB(attribute.bool);
  else if ('int' in attribute) proto.setI(attribute.int);
  // The field holds bytes, which the generated classes take as base64.
  else if ('text' in attribute) proto.setS(Buffer.from(attribute.text).toString('base64'));
  else if ('function' in attribute) {
    const func = new messages.NameAttrList();
    func.setName(attribute.function);
    proto.setFunc(func);
  } else if ('types' in attribute) {
    const list = new messages.AttrValue.ListValue();
    list.setTypeList(attribute.types.map((dtype) => DATA_TYPES[dtype]));
    proto.setList(list);
  } else {
    const { dtype, shape, values } = attribute.constant;
    proto.setTensor(tensorProto(dtype, shape, values));
  }
  return proto;
}
