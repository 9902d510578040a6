import { NETWORKS } from '../../../shared/domain/metrics.ts';
import type { PerNetwork } from '../../../shared/domain/metrics.ts';
import type { Network } from '../../../shared/domain/networks.ts';
import type { Tensor } from '../graph/graph.ts';
import {
  concat,
  constant,
  integer,
  mean,
  multiply,
  reshape,
  scalar,
  sliceRows,
  softmaxCrossEntropy,
  sqrt,
  square,
  sum,
} from '../graph/ops.ts';
import { ACTIVATION_OPS } from '../layers/activation.ts';
import type { StateLayout } from './layout.ts';
import { unpackTensors } from './packing.ts';
import { backward, forwardTrain } from './propagation.ts';

/** What the probe gives for each network, by name: `<network>_gradients`, `<network>_input_<n>`, `<network>_slopes_<n>`. */
export const probeKeys = (network: string) => ({
  gradients: `${network}_gradients`,
  input: (hidden: number) => `${network}_input_${hidden}`,
  slopes: (hidden: number) => `${network}_slopes_${hidden}`,
});

interface ProbeInputs {
  /** Rows as the networks take them [examples, features] and their labels [examples]. */
  x: Tensor;
  labels: Tensor;
  epsilon: Tensor;
  /** Each network's packed parameters. */
  parameters: PerNetwork<readonly Tensor[]>;
}

/**
 * One forward and backward pass of both networks in train mode that changes nothing: the norm of each
 * Linear's weight gradient, what comes into each activation [some of the examples, units], and the
 * mean slope of each unit's activation over all of them [units].
 */
export function probe(
  networks: PerNetwork<Network>,
  layouts: PerNetwork<StateLayout>,
  { x, labels, epsilon, parameters }: ProbeInputs,
): Record<string, Tensor> {
  const { graph } = x;
  const outputs: Record<string, Tensor> = {};
  for (const name of NETWORKS) {
    const network = networks[name];
    const keys = probeKeys(name);
    const variables = unpackTensors(layouts[name].parameterPacks, parameters[name]);
    const traces = forwardTrain(network, variables, x, epsilon);
    const { gradient } = softmaxCrossEntropy(traces.at(-1)?.output ?? x, labels);
    const perExample = scalar(graph, 1 / (x.shape[0] ?? 1));
    const gradients = backward(network, variables, traces, multiply(gradient, perExample));
    const weights = [...gradients].filter(([variable]) => variable.endsWith('.weight')).reverse();
    outputs[keys.gradients] = concat(weights.map(([, weight]) => reshape(norm(weight), [1])));
    let hidden = 0;
    network.forEach((layer, position) => {
      const trace = traces[position];
      if (layer.kind !== 'activation' || trace === undefined) return;
      const ones = constant(graph, 'float32', trace.output.shape, [1]);
      const slope = ACTIVATION_OPS[layer.activation].backward(ones, trace.output);
      outputs[keys.input(hidden)] = sliceRows(trace.input, integer(graph, 0), shown(trace.input));
      outputs[keys.slopes(hidden)] = mean(slope, [0]);
      hidden += 1;
    });
  }
  return outputs;
}

/** Rows whose values are given one by one: some 2,000 numbers give the quantiles well enough. */
function shown({ shape: [rows = 1, units = 1] }: Tensor): number {
  return Math.min(rows, Math.max(16, Math.floor(2048 / units)));
}

const norm = (x: Tensor): Tensor => sqrt(sum(square(x), [0, 1]));
