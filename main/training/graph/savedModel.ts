import { GraphBuilder } from './graph.ts';
import type { Tensor, TensorType } from './graph.ts';
import type { GraphFunction } from './functions.ts';
import { DATA_TYPES, messages, tensorShape } from './protobuf.ts';
import type { FunctionDef, SignatureDef } from './protobuf.ts';

/** An entry point of a program: named tensors in, named tensors out. */
export interface Signature {
  inputs: Record<string, Tensor>;
  outputs: Record<string, Tensor>;
}

/** A whole TensorFlow program: the top-level graph with its entry points. */
export class ProgramBuilder {
  readonly graph = new GraphBuilder('top');
  readonly #signatures = new Map<string, Signature>();
  readonly #definitions = new Set<FunctionDef>();

  /** Makes `func`, and what it calls, known to the program. */
  use(func: GraphFunction): void {
    for (const definition of func.definitions) this.#definitions.add(definition);
  }

  /** Adds an entry point: `body` gets one tensor for each input and returns the outputs. */
  signature(
    name: string,
    inputs: Record<string, TensorType>,
    body: (inputs: Record<string, Tensor>) => Record<string, Tensor>,
  ): void {
    const placeholders: Record<string, Tensor> = {};
    for (const [key, type] of Object.entries(inputs)) {
      placeholders[key] = this.graph.single(
        'Placeholder',
        [],
        { dtype: { type: type.dtype } },
        { name: 'output', ...type },
      );
    }
    this.#signatures.set(name, { inputs: placeholders, outputs: body(placeholders) });
  }

  /** The program in the format of `saved_model.pb`. */
  serialize(): Uint8Array {
    const library = new messages.FunctionDefLibrary();
    for (const definition of this.#definitions) library.addFunction(definition);
    const versions = new messages.VersionDef();
    // The graph format's version since TensorFlow 2.0; older ones change how some ops behave.
    versions.setProducer(987);
    const graphDef = new messages.GraphDef();
    for (const node of this.graph.nodes) graphDef.addNode(node);
    graphDef.setLibrary(library);
    graphDef.setVersions(versions);

    const info = new messages.MetaGraphDef.MetaInfoDef();
    info.addTags('serve');
    const metaGraph = new messages.MetaGraphDef();
    metaGraph.setMetaInfoDef(info);
    metaGraph.setGraphDef(graphDef);
    for (const [name, signature] of this.#signatures)
      metaGraph.getSignatureDefMap().set(name, signatureDef(signature));

    const model = new messages.SavedModel();
    model.setSavedModelSchemaVersion(1);
    model.addMetaGraphs(metaGraph);
    return model.serializeBinary();
  }
}

function signatureDef(signature: Signature): SignatureDef {
  const proto = new messages.SignatureDef();
  proto.setMethodName('tensorflow/serving/predict');
  for (const [key, tensor] of Object.entries(signature.inputs))
    proto.getInputsMap().set(key, tensorInfo(tensor));
  for (const [key, tensor] of Object.entries(signature.outputs))
    proto.getOutputsMap().set(key, tensorInfo(tensor));
  return proto;
}

function tensorInfo(tensor: Tensor) {
  const info = new messages.TensorInfo();
  info.setName(tensor.ref);
  info.setDtype(DATA_TYPES[tensor.dtype]);
  info.setTensorShape(tensorShape(tensor.shape));
  return info;
}
