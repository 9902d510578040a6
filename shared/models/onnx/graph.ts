import { message } from '../../errors/message.ts';
import { Refusal } from '../../errors/refusal.ts';
import { readPart } from '../byteSource.ts';
import type { ByteSource } from '../byteSource.ts';
import { fieldsOf } from '../../formats/tensorboard/wire.ts';
import { fieldsIn } from './wireReader.ts';
import type { FileField } from './wireReader.ts';
import { ATTRIBUTE, ENTRY, GRAPH, MODEL, NODE, OPSET, TENSOR } from './schema.ts';

const MOST_NODES = 1_000_000;
/** Bytes of a node without its tensors; a longer one is damage. */
const LARGEST_NODE = 64 * 2 ** 20;

/** An array of the file, where it lies. */
export interface OnnxTensor {
  name: string;
  /** ONNX's number of the element type. */
  type: number;
  shape: number[];
  /** Raw little-endian bytes. */
  raw: FileField | null;
  /** Values as repeated fields: packed, or one by one. */
  packed: { field: keyof typeof TENSOR; place: FileField }[];
  external: { location: string; offset: number; length: number | null } | null;
}

export interface OnnxNode {
  name: string;
  type: string;
  inputs: string[];
  outputs: string[];
  floats: Map<string, number>;
  integers: Map<string, number>;
  /** The tensor of a `Constant`. */
  tensor: OnnxTensor | null;
}

export interface OnnxGraph {
  producer: string;
  opset: number | null;
  nodes: OnnxNode[];
  tensors: Map<string, OnnxTensor>;
}

const texts = new TextDecoder();

async function textOf(source: ByteSource, { offset, length }: FileField): Promise<string> {
  return texts.decode(await readPart(source, offset, Math.min(length, LARGEST_NODE)));
}

/** What matters here of a `ModelProto`. @throws {Refusal} when the file is none */
export async function readGraph(source: ByteSource): Promise<OnnxGraph> {
  const found: OnnxGraph = { producer: '', opset: null, nodes: [], tensors: new Map() };
  let graphs = 0;
  for await (const field of fieldsIn(source, 0, source.size)) {
    if (field.number === MODEL.producer) found.producer = await textOf(source, field);
    if (field.number === MODEL.producerVersion) {
      found.producer = `${found.producer} ${await textOf(source, field)}`.trim();
    }
    if (field.number === MODEL.opsets) await readOpset(source, field, found);
    if (field.number === MODEL.graph) {
      graphs += 1;
      await readNodes(source, field, found);
    }
  }
  if (graphs === 0) throw new Refusal(message('modelProtobufDamaged'));
  return found;
}

async function readOpset(source: ByteSource, place: FileField, found: OnnxGraph): Promise<void> {
  let [domain, version] = ['', 0];
  for await (const field of fieldsIn(source, place.offset, place.offset + place.length)) {
    if (field.number === OPSET.domain) domain = await textOf(source, field);
    if (field.number === OPSET.version) version = Number(field.varint);
  }
  if (domain === '' || domain === 'ai.onnx') found.opset = version;
}

async function readNodes(source: ByteSource, place: FileField, found: OnnxGraph): Promise<void> {
  for await (const field of fieldsIn(source, place.offset, place.offset + place.length)) {
    if (field.number === GRAPH.initializer) {
      const tensor = await readTensorHead(source, field);
      found.tensors.set(tensor.name, tensor);
    }
    if (field.number !== GRAPH.node) continue;
    const node = await readNode(source, field);
    found.nodes.push(node);
    const [output] = node.outputs;
    if (node.type === 'Constant' && node.tensor !== null && output !== undefined) {
      found.tensors.set(output, { ...node.tensor, name: output });
    }
    if (found.nodes.length > MOST_NODES) {
      throw new Refusal(message('modelTooManyParts', { count: found.nodes.length }));
    }
  }
}

async function readNode(source: ByteSource, place: FileField): Promise<OnnxNode> {
  const node: OnnxNode = {
    ...{ name: '', type: '', inputs: [], outputs: [], tensor: null },
    floats: new Map(),
    integers: new Map(),
  };
  for await (const field of fieldsIn(source, place.offset, place.offset + place.length)) {
    if (field.number === NODE.input) node.inputs.push(await textOf(source, field));
    if (field.number === NODE.output) node.outputs.push(await textOf(source, field));
    if (field.number === NODE.name) node.name = await textOf(source, field);
    if (field.number === NODE.type) node.type = await textOf(source, field);
    if (field.number === NODE.attribute) await readAttribute(source, field, node);
  }
  return node;
}

async function readAttribute(source: ByteSource, place: FileField, node: OnnxNode): Promise<void> {
  let name = '';
  for await (const field of fieldsIn(source, place.offset, place.offset + place.length)) {
    if (field.number === ATTRIBUTE.name) name = await textOf(source, field);
    if (field.number === ATTRIBUTE.float) {
      const bytes = await readPart(source, field.offset, 4);
      const view = new DataView(bytes.buffer, bytes.byteOffset, 4);
      node.floats.set(name, view.getFloat32(0, true));
    }
    if (field.number === ATTRIBUTE.integer) {
      node.integers.set(name, Number(BigInt.asIntN(64, field.varint)));
    }
    if (field.number === ATTRIBUTE.tensor) node.tensor = await readTensorHead(source, field);
  }
}

async function readTensorHead(source: ByteSource, place: FileField): Promise<OnnxTensor> {
  const tensor: OnnxTensor = {
    ...{ name: '', type: 0, shape: [], raw: null, packed: [], external: null },
  };
  const external = new Map<string, string>();
  for await (const field of fieldsIn(source, place.offset, place.offset + place.length)) {
    if (field.number === TENSOR.name) tensor.name = await textOf(source, field);
    if (field.number === TENSOR.type) tensor.type = Number(field.varint);
    if (field.number === TENSOR.dims) tensor.shape.push(...(await dimsOf(source, field)));
    if (field.number === TENSOR.raw) tensor.raw = field;
    if (field.number === TENSOR.external) await readEntry(source, field, external);
    for (const kind of ['floats', 'doubles', 'int32s', 'int64s'] as const) {
      if (field.number === TENSOR[kind]) tensor.packed.push({ field: kind, place: field });
    }
  }
  const location = external.get('location');
  if (location !== undefined) {
    const length = external.get('length');
    tensor.external = {
      location,
      offset: Number(external.get('offset') ?? 0),
      length: length === undefined ? null : Number(length),
    };
  }
  return tensor;
}

/** A dimension alone, or several packed. */
async function dimsOf(source: ByteSource, field: FileField): Promise<number[]> {
  if (field.length === 0) return [Number(field.varint)];
  const dims = packedVarints(await readPart(source, field.offset, field.length));
  return dims.map(Number);
}

/** Packed varints are a message's bytes without keys: each is given one. */
export function packedVarints(bytes: Uint8Array): bigint[] {
  const values: bigint[] = [];
  let [value, shift] = [0n, 0n];
  for (const byte of bytes) {
    value |= BigInt(byte & 0x7f) << shift;
    shift += 7n;
    if (byte >= 0x80) continue;
    values.push(value);
    [value, shift] = [0n, 0n];
  }
  return values;
}

async function readEntry(
  source: ByteSource,
  place: FileField,
  entries: Map<string, string>,
): Promise<void> {
  const bytes = await readPart(source, place.offset, Math.min(place.length, LARGEST_NODE));
  let [key, value] = ['', ''];
  for (const field of fieldsOf(bytes)) {
    if (field.number === ENTRY.key) key = texts.decode(field.bytes);
    if (field.number === ENTRY.value) value = texts.decode(field.bytes);
  }
  entries.set(key, value);
}
