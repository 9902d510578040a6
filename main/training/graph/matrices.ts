import type { Tensor } from './graph.ts';
import { constant } from './ops.ts';

/** a [m, k] times b [k, n]; either may be taken transposed. */
export function matMul(
  a: Tensor,
  b: Tensor,
  { transposeA = false, transposeB = false } = {},
): Tensor {
  const [rows, inner] = transposeA ? [...a.shape].reverse() : a.shape;
  const [innerB, columns] = transposeB ? [...b.shape].reverse() : b.shape;
  if (inner !== innerB || rows === undefined || columns === undefined) {
    throw new Error(`MatMul: [${a.shape.join()}] and [${b.shape.join()}] do not fit`);
  }
  const attributes = {
    T: { type: a.dtype },
    transpose_a: { bool: transposeA },
    transpose_b: { bool: transposeB },
  };
  return a.graph.single('MatMul', [a, b], attributes, {
    name: 'product',
    dtype: a.dtype,
    shape: [rows, columns],
  });
}

/**
 * a [m, k] times b [k, n] like `matMul`, but never joined with a `transpose` before it: as an Einsum it
 * is left as it stands, so what is transposed is transposed in memory before the product reads it.
 */
export function product(a: Tensor, b: Tensor): Tensor {
  const [rows = 0, inner] = a.shape;
  const [innerB, columns = 0] = b.shape;
  if (inner !== innerB)
    throw new Error(`Einsum: [${a.shape.join()}] and [${b.shape.join()}] do not fit`);
  const attributes = { T: { type: a.dtype }, N: { int: 2 }, equation: { text: 'ij,jk->ik' } };
  return a.graph.single('Einsum', [a, b], attributes, {
    name: 'output',
    dtype: a.dtype,
    shape: [rows, columns],
  });
}

/** x [m, n] as [n, m]. */
export function transpose(x: Tensor): Tensor {
  const axes = constant(x.graph, 'int32', [2], [1, 0]);
  const attributes = { T: { type: x.dtype }, Tperm: { type: 'int32' as const } };
  const shape = [...x.shape].reverse();
  return x.graph.single('Transpose', [x, axes], attributes, { name: 'y', dtype: x.dtype, shape });
}
