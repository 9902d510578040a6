import type { Tensor } from '../graph/graph.ts';
import { concat, reshape, slice } from '../graph/ops.ts';
import { LARGE } from './transposedKernels.ts';
import { elementsOf } from '../../../shared/domain/networks.ts';
import type { Arrays, VariableSpec } from '../../../shared/domain/networks.ts';

/** Variables laid end to end in one vector. */
export interface Pack {
  size: number;
  variables: readonly VariableSpec[];
}

function packOf(variables: readonly VariableSpec[]): Pack {
  return { variables, size: variables.reduce((total, spec) => total + elementsOf(spec), 0) };
}

/**
 * Groups variables for the optimizer: each large kernel alone, all small ones in one vector, so that
 * an update is few long loops rather than many short ones.
 */
export function packsOf(variables: readonly VariableSpec[]): Pack[] {
  const large = variables.filter((spec) => elementsOf(spec) >= LARGE).map((spec) => packOf([spec]));
  const small = variables.filter((spec) => elementsOf(spec) < LARGE);
  return small.length > 0 ? [...large, packOf(small)] : large;
}

/** Each variable's offset in its pack, in order. */
function withOffsets(pack: Pack): { spec: VariableSpec; offset: number }[] {
  let end = 0;
  return pack.variables.map((spec) => {
    const offset = end;
    end += elementsOf(spec);
    return { spec, offset };
  });
}

/** The variables in packed vectors of a graph, by name. */
export function unpackTensors(
  packs: readonly Pack[],
  vectors: readonly Tensor[],
): Map<string, Tensor> {
  const variables = new Map<string, Tensor>();
  packs.forEach((pack, index) => {
    const vector = vectors[index];
    if (vector === undefined) throw new Error('fewer vectors than packs');
    for (const { spec, offset } of withOffsets(pack)) {
      const part = pack.variables.length === 1 ? vector : slice(vector, offset, elementsOf(spec));
      variables.set(spec.name, reshape(part, spec.shape));
    }
  });
  return variables;
}

/** The packed vectors of a graph, from its variables by name. */
export function packTensors(
  packs: readonly Pack[],
  variables: ReadonlyMap<string, Tensor>,
): Tensor[] {
  return packs.map((pack) =>
    concat(
      pack.variables.map((spec) => {
        const tensor = variables.get(spec.name);
        if (tensor === undefined) throw new Error(`no ${spec.name} to pack`);
        return reshape(tensor, [elementsOf(spec)]);
      }),
    ),
  );
}

/** The same as `packTensors`, on plain arrays. @throws {Error} when one is missing or of another size. */
export function packArrays(packs: readonly Pack[], arrays: Arrays): Float32Array[] {
  return packs.map((pack) => {
    const vector = new Float32Array(pack.size);
    for (const { spec, offset } of withOffsets(pack)) {
      const array = arrays.get(spec.name);
      if (array?.length !== elementsOf(spec))
        throw new Error(`${spec.name} is missing or of another size`);
      vector.set(array, offset);
    }
    return vector;
  });
}

/** The same as `unpackTensors`, on plain arrays (copies). */
export function unpackArrays(
  packs: readonly Pack[],
  vectors: readonly Float32Array[],
): Map<string, Float32Array> {
  const arrays = new Map<string, Float32Array>();
  packs.forEach((pack, index) => {
    const vector = vectors[index];
    if (vector === undefined) throw new Error('fewer vectors than packs');
    for (const { spec, offset } of withOffsets(pack))
      arrays.set(spec.name, vector.slice(offset, offset + elementsOf(spec)));
  });
  return arrays;
}
