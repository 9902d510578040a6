import type { GraphBuilder, NodeOutput, Tensor, TensorType } from './graph.ts';
import type { DataType } from './protobuf.ts';

function elementwise(op: string, a: Tensor, b: Tensor, dtype: DataType = a.dtype): Tensor {
  if (a.dtype !== b.dtype) throw new Error(`${op}: ${a.dtype} and ${b.dtype}`);
  return a.graph.single(
    op,
    [a, b],
    { T: { type: a.dtype } },
    { name: 'z', dtype, shape: broadcast(a.shape, b.shape) },
  );
}

function unary(op: string, x: Tensor, outputName = 'y'): Tensor {
  return x.graph.single(
    op,
    [x],
    { T: { type: x.dtype } },
    { name: outputName, dtype: x.dtype, shape: x.shape },
  );
}

// Constants

/** `values` in row-major order; one value fills the shape. */
export function constant(
  graph: GraphBuilder,
  dtype: 'float32' | 'int32',
  shape: readonly number[],
  values: number[],
): Tensor {
  return graph.single(
    'Const',
    [],
    { dtype: { type: dtype }, value: { constant: { dtype, shape, values } } },
    { name: 'output', dtype, shape },
  );
}
export const scalar = (graph: GraphBuilder, value: number) =>
  constant(graph, 'float32', [], [value]);
export const integer = (graph: GraphBuilder, value: number) =>
  constant(graph, 'int32', [], [value]);
export const zeros = (graph: GraphBuilder, shape: readonly number[]) =>
  constant(graph, 'float32', shape, [0]);

// Arithmetic, element by element, with broadcasting

export const add = (a: Tensor, b: Tensor) => elementwise('AddV2', a, b);
export const subtract = (a: Tensor, b: Tensor) => elementwise('Sub', a, b);
export const multiply = (a: Tensor, b: Tensor) => elementwise('Mul', a, b);
export const divide = (a: Tensor, b: Tensor) => elementwise('RealDiv', a, b);
export const less = (a: Tensor, b: Tensor) => elementwise('Less', a, b, 'bool');
export const equal = (a: Tensor, b: Tensor) =>
  a.graph.single(
    'Equal',
    [a, b],
    { T: { type: a.dtype } },
    { name: 'z', dtype: 'bool', shape: broadcast(a.shape, b.shape) },
  );

export const sqrt = (x: Tensor) => unary('Sqrt', x);
export const square = (x: Tensor) => unary('Square', x);
export const sigmoid = (x: Tensor) => unary('Sigmoid', x);
export const tanh = (x: Tensor) => unary('Tanh', x);
export const relu = (x: Tensor) => unary('Relu', x, 'activations');

/** `gradient` where the ReLU that gave `activations` let its input through, 0 elsewhere. */
export function reluGradient(gradient: Tensor, activations: Tensor): Tensor {
  const output = { name: 'backprops', dtype: gradient.dtype, shape: gradient.shape };
  return gradient.graph.single(
    'ReluGrad',
    [gradient, activations],
    { T: { type: gradient.dtype } },
    output,
  );
}
/** `gradient` times the derivative of the sigmoid that gave `activations`. */
export function sigmoidGradient(gradient: Tensor, activations: Tensor): Tensor {
  return elementwise('SigmoidGrad', activations, gradient);
}
/** `gradient` times the derivative of the tanh that gave `activations`. */
export function tanhGradient(gradient: Tensor, activations: Tensor): Tensor {
  return elementwise('TanhGrad', activations, gradient);
}

/** `a` where `condition`, else `b`; all of one shape. */
export function select(condition: Tensor, a: Tensor, b: Tensor): Tensor {
  const shape = broadcast(condition.shape, broadcast(a.shape, b.shape));
  return a.graph.single(
    'SelectV2',
    [condition, a, b],
    { T: { type: a.dtype } },
    { name: 'output', dtype: a.dtype, shape },
  );
}

export function cast(x: Tensor, dtype: DataType): Tensor {
  return x.graph.single(
    'Cast',
    [x],
    { SrcT: { type: x.dtype }, DstT: { type: dtype } },
    { name: 'y', dtype, shape: x.shape },
  );
}

/** The bytes of int32 elements as uint8, one axis of 4 more at the end; nothing is copied. */
export function bytesOf(x: Tensor): Tensor {
  const output: NodeOutput = { name: 'output', dtype: 'uint8', shape: [...x.shape, 4] };
  return x.graph.single('Bitcast', [x], { T: { type: x.dtype }, type: { type: 'uint8' } }, output);
}

// Sums

function reduce(op: string, x: Tensor, axes: readonly number[]): Tensor {
  const shape = x.shape.filter((_, axis) => !axes.includes(axis));
  const axesTensor = constant(x.graph, 'int32', [axes.length], [...axes]);
  const attributes = {
    T: { type: x.dtype },
    Tidx: { type: 'int32' as const },
    keep_dims: { bool: false },
  };
  return x.graph.single(op, [x, axesTensor], attributes, { name: 'output', dtype: x.dtype, shape });
}
export const sum = (x: Tensor, axes: readonly number[]) => reduce('Sum', x, axes);
export const mean = (x: Tensor, axes: readonly number[]) => reduce('Mean', x, axes);

/** Index of the largest element of each row: x [n, c] gives int32 [n]. */
export function argMax(x: Tensor): Tensor {
  const axis = integer(x.graph, 1);
  const attributes = {
    T: { type: x.dtype },
    Tidx: { type: 'int32' as const },
    output_type: { type: 'int32' as const },
  };
  return x.graph.single('ArgMax', [x, axis], attributes, {
    name: 'output',
    dtype: 'int32',
    shape: x.shape.slice(0, 1),
  });
}

/** Softmax cross-entropy of logits [n, c] with labels int32 [n]: the loss [n], and its gradient by the logits [n, c]. */
export function softmaxCrossEntropy(
  logits: Tensor,
  labels: Tensor,
): { loss: Tensor; gradient: Tensor } {
  const [loss, gradient] = logits.graph.node(
    'SparseSoftmaxCrossEntropyWithLogits',
    [logits, labels],
    { T: { type: logits.dtype }, Tlabels: { type: labels.dtype } },
    [
      { name: 'loss', dtype: logits.dtype, shape: labels.shape },
      { name: 'backprop', dtype: logits.dtype, shape: logits.shape },
    ],
  );
  if (loss === undefined || gradient === undefined)
    throw new Error('softmax cross-entropy gives nothing');
  return { loss, gradient };
}

// Shapes and parts

export function reshape(x: Tensor, shape: readonly number[]): Tensor {
  if (sizeOf(shape) !== sizeOf(x.shape))
    throw new Error(`Reshape: [${x.shape.join()}] to [${shape.join()}]`);
  const target = constant(x.graph, 'int32', [shape.length], [...shape]);
  const attributes = { T: { type: x.dtype }, Tshape: { type: 'int32' as const } };
  return x.graph.single('Reshape', [x, target], attributes, {
    name: 'output',
    dtype: x.dtype,
    shape,
  });
}

/** Elements `begin` to `begin + size` of the vector x. */
export function slice(x: Tensor, begin: number, size: number): Tensor {
  const at = constant(x.graph, 'int32', [1], [begin]);
  const length = constant(x.graph, 'int32', [1], [size]);
  const attributes = { T: { type: x.dtype }, Index: { type: 'int32' as const } };
  return x.graph.single('Slice', [x, at, length], attributes, {
    name: 'output',
    dtype: x.dtype,
    shape: [size],
  });
}

/** The `size` rows of x from row `begin` (an int32 scalar of the graph) on. */
export function sliceRows(x: Tensor, begin: Tensor, size: number): Tensor {
  const rest = x.shape.slice(1);
  const begins = concat([
    reshape(begin, [1]),
    ...rest.map(() => constant(x.graph, 'int32', [1], [0])),
  ]);
  const sizes = constant(x.graph, 'int32', [x.shape.length], [size, ...rest]);
  const attributes = { T: { type: x.dtype }, Index: { type: 'int32' as const } };
  return x.graph.single('Slice', [x, begins, sizes], attributes, {
    name: 'output',
    dtype: x.dtype,
    shape: [size, ...rest],
  });
}

/**
 * x with its row `index` (an int32 scalar of the graph) replaced. Compiled, that is written in place;
 * the op for it has no other implementation, so elsewhere all of x is copied.
 */
export function replaceRow(x: Tensor, row: Tensor, index: Tensor, compiled: boolean): Tensor {
  const { graph, dtype, shape } = x;
  const rest = shape.slice(1);
  const update = reshape(row, [1, ...rest]);
  if (!compiled) {
    const column = [shape[0] ?? 0, ...rest.map(() => 1)];
    const here = reshape(equal(range(graph, shape[0] ?? 0), index), column);
    return select(here, update, x);
  }
  const begin = concat([
    reshape(index, [1]),
    ...rest.map(() => constant(graph, 'int32', [1], [0])),
  ]);
  const attributes = { T: { type: dtype }, Tindices: { type: 'int32' as const } };
  return graph.single('XlaDynamicUpdateSlice', [x, update, begin], attributes, {
    name: 'output',
    dtype,
    shape,
  });
}

/** Joins tensors along their first axis. */
export function concat(parts: readonly Tensor[]): Tensor {
  const [first] = parts;
  if (first === undefined) throw new Error('nothing to join');
  if (parts.length === 1) return first;
  const axis = integer(first.graph, 0);
  const length = parts.reduce((total, part) => total + (part.shape[0] ?? 0), 0);
  const attributes = {
    T: { type: first.dtype },
    Tidx: { type: 'int32' as const },
    N: { int: parts.length },
  };
  const output = { name: 'output', dtype: first.dtype, shape: [length, ...first.shape.slice(1)] };
  return first.graph.single('ConcatV2', [...parts, axis], attributes, output);
}

/** Rows of x [n, ...] at `indices` (int32, any shape); an index beyond the end is not checked. */
export function gather(x: Tensor, indices: Tensor): Tensor {
  const axis = integer(x.graph, 0);
  const attributes = {
    Tparams: { type: x.dtype },
    Tindices: { type: 'int32' as const },
    Taxis: { type: 'int32' as const },
  };
  const output: TensorType = { dtype: x.dtype, shape: [...indices.shape, ...x.shape.slice(1)] };
  return x.graph.single('GatherV2', [x, indices, axis], attributes, { name: 'output', ...output });
}

/** 0, 1, ... count - 1 as int32. */
export function range(graph: GraphBuilder, count: number): Tensor {
  return constant(
    graph,
    'int32',
    [count],
    Array.from({ length: count }, (_, index) => index),
  );
}

/** The shape two tensors are broadcast to. @throws {Error} when they do not fit. */
function broadcast(a: readonly number[], b: readonly number[]): number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, index) => {
    const x = a[index - rank + a.length] ?? 1;
    const y = b[index - rank + b.length] ?? 1;
    if (x !== y && x !== 1 && y !== 1)
      throw new Error(`shapes [${a.join()}] and [${b.join()}] do not fit`);
    return Math.max(x, y);
  });
}

/** Number of elements of a tensor of that shape. */
const sizeOf = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1);
