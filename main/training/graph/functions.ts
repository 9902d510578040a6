import { GraphBuilder } from './graph.ts';
import type { Tensor, TensorType } from './graph.ts';
import { DATA_TYPES, messages } from './protobuf.ts';
import type { AttrValue, FunctionDef } from './protobuf.ts';

/** A finished function: its definition, those of all functions it calls, and what it gives. */
export interface GraphFunction {
  readonly name: string;
  readonly inputs: readonly TensorType[];
  readonly outputs: readonly TensorType[];
  /** Whether XLA compiles it as one piece. */
  readonly compiled: boolean;
  /** Its own definition last. */
  readonly definitions: readonly FunctionDef[];
}

/**
 * Builds the function `name` by running `body` on its arguments.
 * `uses` are the functions that the body calls, so that their definitions travel along.
 * `compiled` asks TensorFlow to compile it with XLA as one piece.
 */
export function defineFunction(
  name: string,
  inputs: readonly TensorType[],
  body: (args: Tensor[], graph: GraphBuilder) => Tensor[],
  options: { uses?: readonly GraphFunction[]; compiled?: boolean } = {},
): GraphFunction {
  const graph = new GraphBuilder('function');
  const args = inputs.map((type, index) => ({
    graph,
    ref: `arg${index}`,
    dtype: type.dtype,
    shape: type.shape,
  }));
  const results = body(args, graph);

  const signature = new messages.OpDef();
  signature.setName(name);
  for (const arg of args) signature.addInputArg(argument(arg.ref, arg));
  results.forEach((result, index) => signature.addOutputArg(argument(`result${index}`, result)));

  const definition = new messages.FunctionDef();
  definition.setSignature(signature);
  for (const node of graph.nodes) definition.addNodeDef(node);
  results.forEach((result, index) => definition.getRetMap().set(`result${index}`, result.ref));
  if (options.compiled) definition.getAttrMap().set('_XlaMustCompile', flag());
  definition.getAttrMap().set('_noinline', flag());

  const definitions = [...(options.uses ?? []).flatMap((used) => used.definitions), definition];
  const outputs = results.map(({ dtype, shape }) => ({ dtype, shape }));
  return { name, inputs, outputs, definitions, compiled: options.compiled ?? false };
}

function argument(name: string, type: TensorType) {
  const arg = new messages.OpDef.ArgDef();
  arg.setName(name);
  arg.setType(DATA_TYPES[type.dtype]);
  return arg;
}

function flag(): AttrValue {
  const value = new messages.AttrValue();
  value.setB(true);
  return value;
}

function assertTypes(
  what: string,
  wanted: readonly TensorType[],
  given: readonly TensorType[],
): void {
  const text = (types: readonly TensorType[]) =>
    types.map((type) => `${type.dtype}[${type.shape.join()}]`).join(' ');
  if (text(wanted) !== text(given))
    throw new Error(`${what} wants ${text(wanted)} but is given ${text(given)}`);
}

/** Calls `func` with `inputs`; the results in order. */
export function call(
  graph: GraphBuilder,
  func: GraphFunction,
  inputs: readonly Tensor[],
): Tensor[] {
  assertTypes(func.name, func.inputs, inputs);
  return graph.node(
    'PartitionedCall',
    inputs,
    {
      Tin: { types: func.inputs.map((type) => type.dtype) },
      Tout: { types: func.outputs.map((type) => type.dtype) },
      f: { function: func.name },
      // TensorFlow looks at the call for this, not at the function alone.
      ...(func.compiled ? { _XlaMustCompile: { bool: true } } : {}),
    },
    func.outputs.map((type) => ({ ...type, name: 'output' })),
  );
}

/** Repeats `body` on the loop's state while `condition` holds for it; the final state. Both take and the body gives the whole state. */
export function whileLoop(
  graph: GraphBuilder,
  condition: GraphFunction,
  body: GraphFunction,
  state: readonly Tensor[],
): Tensor[] {
  assertTypes(body.name, body.inputs, state);
  assertTypes(`the result of ${body.name}`, body.inputs, body.outputs);
  return graph.node(
    'StatelessWhile',
    state,
    {
      T: { types: state.map((type) => type.dtype) },
      cond: { function: condition.name },
      body: { function: body.name },
    },
    body.outputs.map((type) => ({ ...type, name: 'output' })),
  );
}
