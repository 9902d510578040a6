import type { Activation, ExperimentConfig } from '../../../shared/domain/config.ts';
import { networkFolders } from '../../../shared/domain/checkpoint.ts';
import type { Layer } from '../../../shared/domain/networks.ts';
import { keepsRunningStatistics, NORMALIZATION } from '../../../shared/domain/normalization.ts';
import type { SavedNetwork } from './models.ts';

const MODULES: Record<Activation, string> = { relu: 'ReLU', sigmoid: 'Sigmoid', tanh: 'Tanh' };

function moduleOf(layer: Layer, config: ExperimentConfig): string {
  switch (layer.kind) {
    case 'linear':
      return `nn.Linear(${layer.inputs}, ${layer.outputs})`;
    case 'activation':
      return `nn.${MODULES[layer.activation]}()`;
    default: {
      const { batchNormEpsilon: epsilon, batchNormMomentum } = config;
      const keeps = keepsRunningStatistics(layer.kind);
      const momentum = keeps ? `, momentum=${batchNormMomentum}` : '';
      return `nn.${NORMALIZATION[layer.kind].torch}(${layer.units}, eps=${epsilon}${momentum})`;
    }
  }
}

function functionOf({ name, network }: SavedNetwork, config: ExperimentConfig): string {
  const folder = networkFolders(config.normalization)[name];
  const modules = network.map((layer) => `        ${moduleOf(layer, config)},`);
  return [
    `def ${folder}():`,
    '    model = nn.Sequential(',
    ...modules,
    '    )',
    `    model.load_state_dict(load_file(folder / "${folder}.safetensors"))`,
    '    return model.eval()',
  ].join('\n');
}

/** Python that loads the exported weights into the course's `nn.Sequential`. */
export function torchSnippet(networks: readonly SavedNetwork[], config: ExperimentConfig): string {
  return [
    '"""Images: float32 [batch, 784], pixels scaled to 0..1. Needs: pip install torch safetensors"""',
    'from pathlib import Path',
    '',
    'from safetensors.torch import load_file',
    'from torch import nn',
    '',
    'folder = Path(__file__).resolve().parent',
    ...networks.map((network) => `\n\n${functionOf(network, config)}`),
    '',
  ].join('\n');
}
