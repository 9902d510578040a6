import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { NETWORKS } from '../../../shared/domain/metrics.ts';
import type { PerNetwork } from '../../../shared/domain/metrics.ts';
import { normalFloats, streamOf, uniformFloats } from '../../data/random.ts';
import type { NetworkState } from '../program/layout.ts';
import { buffersOf, elementsOf, parametersOf } from '../../../shared/domain/networks.ts';
import type { Network, VariableSpec } from '../../../shared/domain/networks.ts';
import { OPTIMIZER_RULES } from '../program/optimizers.ts';

type InitializationSettings = Pick<
  ExperimentConfig,
  'initialization' | 'initializationSigma' | 'seed' | 'optimizer'
>;

/** Largest magnitude of a uniform weight, by inputs and outputs of its layer. */
const UNIFORM_BOUNDS: Record<
  'pytorch' | 'xavier' | 'he',
  (inputs: number, outputs: number) => number
> = {
  /** `nn.Linear`'s default; it holds for the bias too. */
  pytorch: (inputs) => 1 / Math.sqrt(inputs),
  /** Glorot and Bengio 2010, equation 16. */
  xavier: (inputs, outputs) => Math.sqrt(6 / (inputs + outputs)),
  /** He et al. 2015, equation 10, as the uniform distribution of that variance. */
  he: (inputs) => Math.sqrt(6 / inputs),
};

/** Weight and bias of the `index`-th Linear, so that both networks get the same whatever lies between. */
function linearStart(
  settings: InitializationSettings,
  index: number,
  inputs: number,
  outputs: number,
) {
  const { initialization, initializationSigma, seed } = settings;
  const weightStream = streamOf(seed, 'weight', index);
  if (initialization === 'normal') {
    return {
      weight: normalFloats(weightStream, inputs * outputs, initializationSigma),
      bias: new Float32Array(outputs),
    };
  }
  const bound = UNIFORM_BOUNDS[initialization](inputs, outputs);
  const weight = uniformFloats(weightStream, inputs * outputs, -bound, bound);
  if (initialization !== 'pytorch') return { weight, bias: new Float32Array(outputs) };
  return { weight, bias: uniformFloats(streamOf(seed, 'bias', index), outputs, -bound, bound) };
}

function filled(
  specs: readonly VariableSpec[],
  valueOf: (name: string) => number,
): Map<string, Float32Array> {
  return new Map(
    specs.map((spec) => [spec.name, new Float32Array(elementsOf(spec)).fill(valueOf(spec.name))]),
  );
}

function startOf(network: Network, settings: InitializationSettings): NetworkState {
  const specs = parametersOf(network);
  const parameters = filled(specs, (name) => (name.endsWith('.gamma') ? 1 : 0));
  let linear = 0;
  network.forEach((layer, position) => {
    if (layer.kind !== 'linear') return;
    const { weight, bias } = linearStart(settings, linear, layer.inputs, layer.outputs);
    parameters.set(`${position}.weight`, weight).set(`${position}.bias`, bias);
    linear += 1;
  });
  const buffers = filled(buffersOf(network), (name) => (name.endsWith('.runningVariance') ? 1 : 0));
  const slotNames = OPTIMIZER_RULES[settings.optimizer].slots;
  return {
    parameters,
    buffers,
    slots: new Map(slotNames.map((name) => [name, filled(specs, () => 0)])),
  };
}

/** The state both networks start from: the same Linear weights, gamma and running variance 1, all else 0. */
export function initialStates(
  networks: PerNetwork<Network>,
  settings: InitializationSettings,
): PerNetwork<NetworkState> {
  const [bn, plain] = NETWORKS.map((name) => startOf(networks[name], settings));
  if (bn === undefined || plain === undefined) throw new Error('both networks need a start');
  return { bn, plain };
}
