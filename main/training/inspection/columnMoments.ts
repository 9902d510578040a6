/** Mean and biased variance of each column, one entry a column. */
export interface ColumnMoments {
  mean: Float64Array;
  variance: Float64Array;
}

/** `values` [rows, columns] as [columns, rows]. */
export function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  const transposed = new Float32Array(values.length);
  values.forEach((value, at) => {
    transposed[(at % columns) * rows + Math.floor(at / columns)] = value;
  });
  return transposed;
}

/** A mean of 0 and the mean square of each column of `values` [rows, columns], in float64. */
export function columnMeanSquares(
  values: Float32Array,
  rows: number,
  columns: number,
): ColumnMoments {
  const variance = columnMeans(columns, rows, (at) => (values[at] ?? Number.NaN) ** 2);
  return { mean: new Float64Array(columns), variance };
}

/** Mean and biased variance of each column of `values` [rows, columns], in two passes of float64. */
export function columnMoments(values: Float32Array, rows: number, columns: number): ColumnMoments {
  const mean = columnMeans(columns, rows, (at) => values[at] ?? Number.NaN);
  const variance = columnMeans(columns, rows, (at, column) => {
    const apart = (values[at] ?? Number.NaN) - (mean[column] ?? Number.NaN);
    return apart * apart;
  });
  return { mean, variance };
}

function columnMeans(
  columns: number,
  rows: number,
  valueAt: (at: number, column: number) => number,
): Float64Array {
  const sums = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      sums[column] = (sums[column] ?? 0) + valueAt(row * columns + column, column);
    }
  }
  return sums.map((sum) => sum / rows);
}
