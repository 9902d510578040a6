/** The shape two tensors are broadcast to. @throws {Error} when they do not fit. */
export function broadcast(a: readonly number[], b: readonly number[]): number[] {
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
export const sizeOf = (shape: readonly number[]) =>
  shape.reduce((product, size) => product * size, 1);
