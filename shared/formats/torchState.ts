import { buffersOf, elementsOf, parametersOf } from '../domain/networks.ts';
import type { Arrays, Network, NetworkArrays, VariableSpec } from '../domain/networks.ts';
import type { NamedArray } from './safetensors.ts';

/** Our role of an array to the name PyTorch's module gives it. */
const TORCH_ROLES: Record<string, string> = {
  weight: 'weight',
  bias: 'bias',
  gamma: 'weight',
  beta: 'bias',
  runningMean: 'running_mean',
  runningVariance: 'running_var',
};

/** What a PyTorch state has that no network needs. */
export const isBatchCounter = (name: string): boolean => name.endsWith('.num_batches_tracked');

function torchName({ name, layer }: VariableSpec): string {
  return `${layer}.${TORCH_ROLES[name.slice(name.indexOf('.') + 1)] ?? ''}`;
}

/** `values` of [rows, columns] as [columns, rows]. */
function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  const transposed = new Float32Array(values.length);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      transposed[column * rows + row] = values[row * columns + column] ?? Number.NaN;
    }
  }
  return transposed;
}

const specsOf = (network: Network): VariableSpec[] =>
  [...parametersOf(network), ...buffersOf(network)].sort((a, b) => a.layer - b.layer);

/** A network's arrays under the names of `nn.Sequential`, Linear's weights [outputs, inputs] as PyTorch has them. */
export function toTorch(network: Network, { parameters, buffers }: NetworkArrays): NamedArray[] {
  return specsOf(network).map((spec) => {
    const values = parameters.get(spec.name) ?? buffers.get(spec.name);
    if (values === undefined) throw new Error(`${spec.name} is missing`);
    const [rows = 0, columns] = spec.shape;
    return columns === undefined
      ? { name: torchName(spec), shape: spec.shape, values }
      : {
          name: torchName(spec),
          shape: [columns, rows],
          values: transposed(values, rows, columns),
        };
  });
}

/** The same, back: `arrays` must be exactly those of the network. @throws {Error} naming the first that is not */
export function fromTorch(network: Network, arrays: readonly NamedArray[]): NetworkArrays {
  const byName = new Map(arrays.map((array) => [array.name, array]));
  const read = (spec: VariableSpec): [string, Float32Array] => {
    const name = torchName(spec);
    const array = byName.get(name);
    byName.delete(name);
    const shape = [...spec.shape].reverse();
    if (array === undefined) throw new Error(`${name} is missing`);
    if (array.shape.join() !== shape.join() || array.values.length !== elementsOf(spec)) {
      throw new Error(`${name} is [${array.shape.join(', ')}], not [${shape.join(', ')}]`);
    }
    const [rows = 0, columns] = array.shape;
    const values = columns === undefined ? array.values : transposed(array.values, rows, columns);
    return [spec.name, values];
  };
  const readAll = (specs: VariableSpec[]): Arrays => new Map(specs.map(read));
  const state = {
    parameters: readAll(parametersOf(network)),
    buffers: readAll(buffersOf(network)),
  };
  const [unknown] = byName.keys();
  if (unknown !== undefined)
    throw new Error(`it has ${unknown}, which the course's networks have not`);
  return state;
}
