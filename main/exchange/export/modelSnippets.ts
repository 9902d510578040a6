import type { ExperimentConfig, Activation } from '../../../shared/domain/config.ts';
import { networkFolders } from '../../../shared/domain/checkpoint.ts';
import { IMAGE_PIXELS } from '../../../shared/domain/dataset.ts';
import type { Layer } from '../../../shared/domain/networks.ts';
import { keepsRunningStatistics, NORMALIZATION } from '../../../shared/domain/normalization.ts';
import { kerasLayer, kerasLayerNames } from '../../../shared/formats/kerasState.ts';
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
      const groups = layer.kind === 'groupNorm' ? `${layer.groups}, ` : '';
      const name = NORMALIZATION[layer.kind].torch;
      return `nn.${name}(${groups}${layer.units}, eps=${epsilon}${momentum})`;
    }
  }
}

function torchFunctionOf({ name, network }: SavedNetwork, config: ExperimentConfig): string {
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
    ...networks.map((network) => `\n\n${torchFunctionOf(network, config)}`),
    '',
  ].join('\n');
}

function layerOf(layer: Layer, name: string, config: ExperimentConfig): string {
  const { className } = kerasLayer(layer);
  switch (layer.kind) {
    case 'linear':
      return `layers.${className}(${layer.outputs}, name="${name}")`;
    case 'activation':
      return `layers.${className}("${layer.activation}", name="${name}")`;
    default: {
      const { batchNormEpsilon: epsilon, batchNormMomentum } = config;
      // Keras's momentum is what is kept of the old value, PyTorch's what is taken of the new one.
      const keeps = keepsRunningStatistics(layer.kind);
      const momentum = keeps ? `momentum=${1 - batchNormMomentum}, ` : '';
      const groups = layer.kind === 'groupNorm' ? `groups=${layer.groups}, ` : '';
      return `layers.${className}(${groups}${momentum}epsilon=${epsilon}, name="${name}")`;
    }
  }
}

function functionOf({ name, network }: SavedNetwork, config: ExperimentConfig): string {
  const folder = networkFolders(config.normalization)[name];
  const names = kerasLayerNames(network);
  const layers = network.map((layer, at) => `        ${layerOf(layer, names[at] ?? '', config)},`);
  return [
    `def ${folder}():`,
    '    model = keras.Sequential([',
    `        keras.Input((${IMAGE_PIXELS},)),`,
    ...layers,
    '    ])',
    `    return with_weights(model, "${folder}.safetensors")`,
  ].join('\n');
}

/** Python that builds the networks in Keras 3 and gives them the exported weights. */
export function kerasSnippet(networks: readonly SavedNetwork[], config: ExperimentConfig): string {
  return [
    '"""Images: float32 [batch, 784], pixels scaled to 0..1; the models give logits.',
    '',
    'Needs: pip install keras safetensors, and one of torch, jax and tensorflow (KERAS_BACKEND names it)."""',
    'from pathlib import Path',
    '',
    'import keras',
    'from keras import layers',
    'from safetensors.numpy import load_file',
    '',
    'folder = Path(__file__).resolve().parent',
    '',
    '',
    'def with_weights(model, file):',
    '    arrays = load_file(folder / file)',
    '    for layer in model.layers:',
    '        for weight in layer.weights:',
    '            weight.assign(arrays.pop(f"{layer.name}/{weight.name}"))',
    '    assert not arrays, f"{file} has more than the model: {list(arrays)}"',
    '    return model',
    ...networks.map((network) => `\n\n${functionOf(network, config)}`),
    '',
  ].join('\n');
}
