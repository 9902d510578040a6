import { message } from '../../../errors/message.ts';
import { Refusal } from '../../../errors/refusal.ts';
import {
  floatField,
  joinedBytes,
  messageField,
  textField,
  varintField,
} from '../../../formats/tensorboard/wire.ts';
import { ATTRIBUTE, ATTRIBUTE_TYPES, GRAPH, NODE } from '../schema.ts';
import { protoFields } from './protoMessage.ts';
import type { ProtoField } from './protoMessage.ts';

/** A node as it can be changed: what is not named here stays as it was. */
export interface EditableNode {
  name: string;
  type: string;
  domain: string;
  inputs: string[];
  outputs: string[];
  /** The fields of its attributes, by their names. */
  attributes: Map<string, ProtoField>;
}

const texts = new TextDecoder();
const textAt = ({ body }: ProtoField): string => texts.decode(body);

export function nodeOf(bytes: Uint8Array): EditableNode {
  const node: EditableNode = {
    ...{ name: '', type: '', domain: '', inputs: [], outputs: [] },
    attributes: new Map(),
  };
  for (const field of protoFields(bytes)) {
    if (field.number === NODE.input) node.inputs.push(textAt(field));
    if (field.number === NODE.output) node.outputs.push(textAt(field));
    if (field.number === NODE.name) node.name = textAt(field);
    if (field.number === NODE.type) node.type = textAt(field);
    if (field.number === NODE.domain) node.domain = textAt(field);
    if (field.number === NODE.attribute) node.attributes.set(attributeName(field), field);
  }
  return node;
}

const attributeName = ({ body }: ProtoField): string => {
  const name = protoFields(body).find(({ number }) => number === ATTRIBUTE.name);
  return name === undefined ? '' : textAt(name);
};

/** The graphs inside a node: the branches of an If, the body of a Loop or Scan. */
export const graphsIn = ({ attributes }: EditableNode): Uint8Array[] =>
  [...attributes.values()].flatMap(({ body }) =>
    protoFields(body).flatMap((field) =>
      field.number === ATTRIBUTE.graph || field.number === ATTRIBUTE.graphs ? [field.body] : [],
    ),
  );

/** Graphs inside graphs, at most. */
const DEEPEST = 16;

/** Every node of a graph's bytes and of the graphs inside its nodes. @throws {Refusal} for too many inside each other */
export function* nodesWithin(graph: Uint8Array, depth = 0): Generator<EditableNode> {
  if (depth > DEEPEST) throw new Refusal(message('onnxNestedDeep', { most: DEEPEST }));
  for (const { number, body } of protoFields(graph)) {
    if (number !== GRAPH.node) continue;
    const node = nodeOf(body);
    yield node;
    for (const inner of graphsIn(node)) yield* nodesWithin(inner, depth + 1);
  }
}

/** The bytes of a node, its attributes' fields as they are. */
export const nodeBytes = (node: EditableNode): Uint8Array =>
  joinedBytes([
    ...node.inputs.map((input) => textField(NODE.input, input)),
    ...node.outputs.map((output) => textField(NODE.output, output)),
    ...(node.name === '' ? [] : [textField(NODE.name, node.name)]),
    textField(NODE.type, node.type),
    ...[...node.attributes.values()].map(({ raw }) => raw),
    ...(node.domain === '' ? [] : [textField(NODE.domain, node.domain)]),
  ]);

/** What an attribute holds: a whole number, a list of them, a tensor's bytes, or a number that need not be whole. */
export type AttributeValue = { float: number } | number | readonly number[] | Uint8Array;

export function attribute(name: string, value: AttributeValue): ProtoField {
  const body = joinedBytes([textField(ATTRIBUTE.name, name), ...valueFields(value)]);
  const raw = messageField(NODE.attribute, body);
  return { number: NODE.attribute, varint: 0n, body, raw };
}

function valueFields(value: AttributeValue): Uint8Array[] {
  const { float, integer, tensor, integers } = ATTRIBUTE_TYPES;
  const typed = (type: number) => varintField(ATTRIBUTE.type, type);
  if (typeof value === 'number') return [varintField(ATTRIBUTE.integer, value), typed(integer)];
  if (value instanceof Uint8Array) return [messageField(ATTRIBUTE.tensor, value), typed(tensor)];
  if ('float' in value) return [floatField(ATTRIBUTE.float, value.float), typed(float)];
  return [...value.map((each) => varintField(ATTRIBUTE.integers, each)), typed(integers)];
}

/** A new node; `attributes` by name. */
export const newNode = (
  type: string,
  inputs: string[],
  outputs: string[],
  attributes: Record<string, AttributeValue> = {},
): EditableNode => ({
  ...{ name: outputs[0] ?? '', type, domain: '', inputs, outputs },
  attributes: new Map(
    Object.entries(attributes).map(([name, value]) => [name, attribute(name, value)]),
  ),
});
