import { message } from '../../../errors/message.ts';
import { Refusal } from '../../../errors/refusal.ts';
import { messageField, textField } from '../../../formats/tensorboard/wire.ts';
import { FUNCTION, GRAPH, MODEL, OPSET, TENSOR, VALUE_INFO } from '../schema.ts';
import { graphsIn, nodeBytes, nodeOf, nodesWithin } from './nodes.ts';
import type { EditableNode } from './nodes.ts';
import { protoFields, protoMessage } from './protoMessage.ts';
import type { ProtoField } from './protoMessage.ts';

/** A part of the graph in the file's order; what is not changed keeps its bytes. */
type Part =
  | { kind: 'node'; index: number; node: EditableNode; raw: Uint8Array }
  | { kind: 'tensor' | 'input' | 'output'; name: string; body: Uint8Array; raw: Uint8Array }
  | { kind: 'other'; raw: Uint8Array };

const texts = new TextDecoder();

const DEFAULT_DOMAINS: readonly string[] = ['', 'ai.onnx'];
export const isOwnDomain = (domain: string): boolean => DEFAULT_DOMAINS.includes(domain);

/** A `ModelProto` in memory that can be changed and written back: all bytes but those of the changed parts stay. */
export class OnnxModel {
  readonly #fields: ProtoField[];
  #parts: Part[];

  /** @throws {Refusal} when the bytes are no model */
  constructor(bytes: Uint8Array) {
    this.#fields = protoFields(bytes);
    const graphs = this.#fields.filter(({ number }) => number === MODEL.graph);
    const [graph] = graphs;
    if (graph === undefined || graphs.length > 1) {
      throw new Refusal(message('modelProtobufDamaged'));
    }
    let index = 0;
    this.#parts = protoFields(graph.body).map((field) =>
      partOf(field, field.number === GRAPH.node ? index++ : 0),
    );
  }

  /** A copy that can be changed by itself. */
  copy(): OnnxModel {
    return new OnnxModel(this.encode());
  }

  /** The version of ONNX's own operators; 1 where the file does not say. */
  get opset(): number {
    for (const { number, body } of this.#fields) {
      if (number !== MODEL.opsets) continue;
      const fields = protoFields(body);
      const domain = fields.find((field) => field.number === OPSET.domain);
      if (domain !== undefined && !isOwnDomain(texts.decode(domain.body))) continue;
      return Number(fields.find((field) => field.number === OPSET.version)?.varint ?? 1n);
    }
    return 1;
  }

  /** The nodes of the graph itself, each with its place in the file's order. */
  get nodes(): { index: number; node: EditableNode }[] {
    return this.#parts.flatMap((part) => (part.kind === 'node' ? [part] : []));
  }

  /** Nodes inside other nodes' graphs and inside the model's functions. */
  innerNodes(): EditableNode[] {
    const within = this.nodes.flatMap(({ node }) =>
      graphsIn(node).flatMap((graph) => [...nodesWithin(graph)]),
    );
    const functions = this.#fields.flatMap(({ number, body }) =>
      number === MODEL.functions ? protoFields(body) : [],
    );
    const inFunctions = functions.flatMap(({ number, body }) =>
      number === FUNCTION.node ? [nodeOf(body)] : [],
    );
    return [...within, ...inFunctions];
  }

  /** How often each array is used: by nodes, by nodes inside nodes, and as an output of the graph. */
  uses(): Map<string, number> {
    const uses = new Map<string, number>();
    const use = (name: string) => uses.set(name, (uses.get(name) ?? 0) + 1);
    for (const { node } of this.nodes) node.inputs.forEach(use);
    for (const node of this.innerNodes()) node.inputs.forEach(use);
    this.outputs.forEach(use);
    return uses;
  }

  /** Names of the graph's outputs. */
  get outputs(): string[] {
    return this.#parts.flatMap((part) => (part.kind === 'output' ? [part.name] : []));
  }

  /** The `TensorProto` of each initializer, by its name. */
  get initializers(): Map<string, Uint8Array> {
    return new Map(
      this.#parts.flatMap((part): [string, Uint8Array][] =>
        part.kind === 'tensor' ? [[part.name, part.body]] : [],
      ),
    );
  }

  /** A beginning that no name in the graph has. */
  freshPrefix(): string {
    const names = new Set([...this.initializers.keys(), ...this.outputs]);
    for (const { node } of this.nodes) {
      for (const name of [node.name, ...node.inputs, ...node.outputs]) names.add(name);
    }
    for (let attempt = 0; ; attempt++) {
      const prefix = `workbench${attempt === 0 ? '' : attempt}/`;
      if (![...names].some((name) => name.startsWith(prefix))) return prefix;
    }
  }

  /** Puts other nodes in the place of several, each known by its place. */
  replaceNodes(replacements: ReadonlyMap<number, readonly EditableNode[]>): void {
    this.#parts = this.#parts.flatMap((part) => {
      const nodes = part.kind === 'node' ? replacements.get(part.index) : undefined;
      if (part.kind !== 'node' || nodes === undefined) return [part];
      return nodes.map((node) => nodePart(part.index, node));
    });
  }

  replaceInitializer(name: string, tensor: Uint8Array): void {
    this.#parts = this.#parts.map((part) =>
      part.kind === 'tensor' && part.name === name
        ? { ...part, body: tensor, raw: messageField(GRAPH.initializer, tensor) }
        : part,
    );
  }

  /** Drops initializers that nothing uses, and the inputs of the same names that older files have. */
  dropUnused(names: readonly string[]): void {
    const uses = this.uses();
    const dropped = new Set(names.filter((name) => !uses.has(name)));
    this.#parts = this.#parts.filter(
      (part) => !((part.kind === 'tensor' || part.kind === 'input') && dropped.has(part.name)),
    );
  }

  /** Has the model give an array as an output; its type and shape are left to be inferred. */
  addOutput(name: string): void {
    const body = textField(VALUE_INFO.name, name);
    this.#parts.push({ kind: 'output', name, body, raw: messageField(GRAPH.output, body) });
  }

  encode(): Uint8Array {
    const graph = messageField(MODEL.graph, protoMessage(this.#parts));
    return protoMessage(
      this.#fields.map((field) => (field.number === MODEL.graph ? { raw: graph } : field)),
    );
  }
}

const nodePart = (index: number, node: EditableNode): Part => ({
  ...{ kind: 'node', index, node },
  raw: messageField(GRAPH.node, nodeBytes(node)),
});

const NAMED: Partial<Record<number, { kind: 'tensor' | 'input' | 'output'; name: number }>> = {
  [GRAPH.initializer]: { kind: 'tensor', name: TENSOR.name },
  [GRAPH.input]: { kind: 'input', name: VALUE_INFO.name },
  [GRAPH.output]: { kind: 'output', name: VALUE_INFO.name },
};

function partOf({ number, body, raw }: ProtoField, index: number): Part {
  if (number === GRAPH.node) return { kind: 'node', index, node: nodeOf(body), raw };
  const named = NAMED[number];
  if (named === undefined) return { kind: 'other', raw };
  const name = protoFields(body).find((field) => field.number === named.name);
  return { kind: named.kind, name: name === undefined ? '' : texts.decode(name.body), body, raw };
}
