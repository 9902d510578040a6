import { ACTIVATION_OPS } from '../layers/activation.ts';
import { linearForward, linearInputGradient, linearParameterGradients } from '../layers/linear.ts';
import type { NormalizationTrace } from '../layers/normalizationLayer.ts';
import { normalizationOps } from '../layers/normalizations.ts';
import type { Tensor } from '../graph/graph.ts';
import type { Network } from '../../../shared/domain/networks.ts';

/** The arrays of a network by name: parameters and buffers. */
export type Variables = ReadonlyMap<string, Tensor>;

/** What a layer did in a forward pass in train mode. */
export interface LayerTrace {
  input: Tensor;
  output: Tensor;
  /** Null for a layer that does not normalize. */
  normalization: NormalizationTrace | null;
}

export function variable(variables: Variables, position: number, role: string): Tensor {
  const tensor = variables.get(`${position}.${role}`);
  if (tensor === undefined) throw new Error(`layer ${position} has no ${role}`);
  return tensor;
}

/** One forward pass in train mode; the last trace's output is the logits [batch, classes]. */
export function forwardTrain(
  network: Network,
  variables: Variables,
  x: Tensor,
  epsilon: Tensor,
): LayerTrace[] {
  const traces: LayerTrace[] = [];
  let input = x;
  network.forEach((layer, position) => {
    const get = (role: string) => variable(variables, position, role);
    let normalization: NormalizationTrace | null = null;
    let output: Tensor;
    switch (layer.kind) {
      case 'linear':
        output = linearForward(input, get('weight'), get('bias'));
        break;
      case 'activation':
        output = ACTIVATION_OPS[layer.activation].forward(input);
        break;
      default:
        normalization = normalizationOps(layer).forwardTrain(input, get, epsilon);
        output = normalization.output;
        break;
    }
    traces.push({ input, output, normalization });
    input = output;
  });
  return traces;
}

/** One forward pass in eval mode: the logits [batch, classes]. */
export function forwardEval(
  network: Network,
  variables: Variables,
  x: Tensor,
  epsilon: Tensor,
): Tensor {
  return network.reduce((input, layer, position) => {
    const get = (role: string) => variable(variables, position, role);
    switch (layer.kind) {
      case 'linear':
        return linearForward(input, get('weight'), get('bias'));
      case 'activation':
        return ACTIVATION_OPS[layer.activation].forward(input);
      default:
        return normalizationOps(layer).forwardEval(input, get, epsilon);
    }
  }, x);
}

/**
 * The gradients of all parameters by their names, from the traces of a forward pass in train mode
 * and the gradient of the loss by the logits.
 */
export function backward(
  network: Network,
  variables: Variables,
  traces: readonly LayerTrace[],
  logitsGradient: Tensor,
) {
  const gradients = new Map<string, Tensor>();
  let gradient = logitsGradient;
  for (const [position, layer] of [...network.entries()].reverse()) {
    const trace = traces[position];
    if (trace === undefined) throw new Error(`layer ${position} left no trace`);
    const get = (role: string) => variable(variables, position, role);
    if (layer.kind === 'linear') {
      const { weight, bias } = linearParameterGradients(trace.input, gradient);
      gradients.set(`${position}.weight`, weight).set(`${position}.bias`, bias);
      // Nothing before the first layer wants a gradient, and this product would be the dearest of all.
      if (position > 0) gradient = linearInputGradient(get('weight'), gradient);
    } else if (layer.kind === 'activation') {
      gradient = ACTIVATION_OPS[layer.activation].backward(gradient, trace.output);
    } else if (trace.normalization !== null) {
      const { gamma, beta, input } = normalizationOps(layer).backward(
        gradient,
        get('gamma'),
        trace.normalization,
      );
      gradients.set(`${position}.gamma`, gamma);
      if (beta !== null) gradients.set(`${position}.beta`, beta);
      gradient = input;
    }
  }
  return gradients;
}
