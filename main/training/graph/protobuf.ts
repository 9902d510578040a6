import { createRequire } from 'node:module';

/**
 * The part of tfjs-node's generated protocol-buffer classes that the graph builder writes with.
 * They come without types, so what is used of them is declared here.
 */
export interface AttrValue {
  setI(value: number): void;
  setB(value: boolean): void;
  setS(value: string): void;
  setType(value: number): void;
  setTensor(value: TensorProto): void;
  setFunc(value: NameAttrList): void;
  setList(value: AttrListValue): void;
}
interface AttrListValue {
  setTypeList(values: number[]): void;
}
interface NameAttrList {
  setName(value: string): void;
}
interface TensorShape {
  addDim(value: Dim): void;
}
interface Dim {
  setSize(value: number): void;
}
interface TensorProto {
  setDtype(value: number): void;
  setTensorShape(value: TensorShape): void;
  setFloatValList(values: number[]): void;
  setIntValList(values: number[]): void;
}
export interface ProtoMap<V> {
  set(key: string, value: V): void;
}
export interface NodeDef {
  setName(value: string): void;
  setOp(value: string): void;
  addInput(value: string): void;
  getAttrMap(): ProtoMap<AttrValue>;
}
interface ArgDef {
  setName(value: string): void;
  setType(value: number): void;
}
export interface OpDef {
  setName(value: string): void;
  addInputArg(value: ArgDef): void;
  addOutputArg(value: ArgDef): void;
}
export interface FunctionDef {
  setSignature(value: OpDef): void;
  addNodeDef(value: NodeDef): void;
  getAttrMap(): ProtoMap<AttrValue>;
  getRetMap(): ProtoMap<string>;
}
interface FunctionDefLibrary {
  addFunction(value: FunctionDef): void;
}
export interface GraphDef {
  addNode(value: NodeDef): void;
  setLibrary(value: FunctionDefLibrary): void;
  setVersions(value: VersionDef): void;
}
interface VersionDef {
  setProducer(value: number): void;
}
interface TensorInfo {
  setName(value: string): void;
  setDtype(value: number): void;
  setTensorShape(value: TensorShape): void;
}
export interface SignatureDef {
  getInputsMap(): ProtoMap<TensorInfo>;
  getOutputsMap(): ProtoMap<TensorInfo>;
  setMethodName(value: string): void;
}
interface MetaInfoDef {
  addTags(value: string): void;
}
interface MetaGraphDef {
  setMetaInfoDef(value: MetaInfoDef): void;
  setGraphDef(value: GraphDef): void;
  getSignatureDefMap(): ProtoMap<SignatureDef>;
}
interface SavedModel {
  setSavedModelSchemaVersion(value: number): void;
  addMetaGraphs(value: MetaGraphDef): void;
  serializeBinary(): Uint8Array;
}

type Constructor<T> = new () => T;
interface Messages {
  AttrValue: Constructor<AttrValue> & { ListValue: Constructor<AttrListValue> };
  NameAttrList: Constructor<NameAttrList>;
  TensorShape: Constructor<TensorShape> & { Dim: Constructor<Dim> };
  Tensor: Constructor<TensorProto>;
  NodeDef: Constructor<NodeDef>;
  OpDef: Constructor<OpDef> & { ArgDef: Constructor<ArgDef> };
  FunctionDef: Constructor<FunctionDef>;
  FunctionDefLibrary: Constructor<FunctionDefLibrary>;
  GraphDef: Constructor<GraphDef>;
  VersionDef: Constructor<VersionDef>;
  TensorInfo: Constructor<TensorInfo>;
  SignatureDef: Constructor<SignatureDef>;
  MetaGraphDef: Constructor<MetaGraphDef> & { MetaInfoDef: Constructor<MetaInfoDef> };
  SavedModel: Constructor<SavedModel>;
}

const require = createRequire(import.meta.url);
export const messages = require('@tensorflow/tfjs-node/dist/proto/api_pb.js') as Messages;

/** The element types the graphs use, by their number in TensorFlow's `DataType`. */
export const DATA_TYPES = { float32: 1, int32: 3, uint8: 4, bool: 10 } as const;
export type DataType = keyof typeof DATA_TYPES;

export function tensorShape(dims: readonly number[]): TensorShape {
  const shape = new messages.TensorShape();
  for (const size of dims) {
    const dim = new messages.TensorShape.Dim();
    dim.setSize(size);
    shape.addDim(dim);
  }
  return shape;
}

/** A constant tensor; `values` of length one fills the whole shape. */
export function tensorProto(
  dtype: 'float32' | 'int32',
  dims: readonly number[],
  values: number[],
): TensorProto {
  const proto = new messages.Tensor();
  proto.setDtype(DATA_TYPES[dtype]);
  proto.setTensorShape(tensorShape(dims));
  if (dtype === 'float32') proto.setFloatValList(values);
  else proto.setIntValList(values);
  return proto;
}
