import { buffersOf, elementsOf, parametersOf } from '../../shared/domain/networks.ts';
import type { Arrays, Network } from '../../shared/domain/networks.ts';
import type { ParityCase } from './parityCase.ts';

const TORCH_ROLES: Record<string, string> = {
  weight: 'weight',
  bias: 'bias',
  gamma: 'weight',
  beta: 'bias',
  runningMean: 'running_mean',
  runningVariance: 'running_var',
};

function transposed(matrix: number[][]): number[] {
  return (matrix[0] ?? []).flatMap((_, column) => matrix.map((row) => row[column] ?? Number.NaN));
}

/** PyTorch's state dict under our names, kernels turned to [inputs, outputs]. */
export function fromTorch(
  network: Network,
  state: ParityCase['start'],
): { parameters: Arrays; buffers: Arrays } {
  const arrayOf = (name: string) => {
    const [position, role] = name.split('.') as [string, string];
    const value = state[`${position}.${TORCH_ROLES[role] ?? role}`];
    if (value === undefined) throw new Error(`the case has no ${name}`);
    return Float32Array.from(
      Array.isArray(value[0]) ? transposed(value as number[][]) : (value as number[]),
    );
  };
  const only = (specs: ReturnType<typeof parametersOf>) =>
    new Map(
      specs.map((spec) => {
        const array = arrayOf(spec.name);
        if (array.length !== elementsOf(spec)) throw new Error(`${spec.name} has another size`);
        return [spec.name, array] as const;
      }),
    );
  return { parameters: only(parametersOf(network)), buffers: only(buffersOf(network)) };
}
