import { networkFolders } from '../../../shared/domain/checkpoint.ts';
import type { Experiment } from '../../../shared/domain/experiment.ts';
import type { Network, NetworkArrays } from '../../../shared/domain/networks.ts';
import { kerasArrays } from '../../../shared/formats/kerasState.ts';
import { encodeSafetensors } from '../../../shared/formats/safetensors.ts';
import type { NamedArray } from '../../../shared/formats/safetensors.ts';
import { toTorch } from '../../../shared/formats/torchState.ts';
import type { Exporter, ExportedFile, ExportRequest } from './exportRequest.ts';
import { textFile, filesOfEach } from './exportRequest.ts';
import { kerasSnippet, torchSnippet } from './modelSnippets.ts';
import { networksIn, wantedCheckpoint } from './models.ts';
import type { SavedNetwork } from './models.ts';

type Naming = (network: Network, arrays: NetworkArrays) => NamedArray[];

/** What the arrays alone do not say; the import reads it. */
function metadataOf({ id, name, config, data }: Experiment, epoch: number): Record<string, string> {
  return {
    format: 'pt',
    experiment: id,
    name,
    data: data?.name ?? '',
    epoch: String(epoch),
    config: JSON.stringify(config),
  };
}

async function modelFiles(
  request: ExportRequest,
  experiment: Experiment,
  naming: Naming,
): Promise<{ networks: SavedNetwork[]; files: ExportedFile[] }> {
  const checkpoint = await wantedCheckpoint(request, experiment);
  const networks = networksIn(experiment, checkpoint);
  const metadata = metadataOf(experiment, checkpoint.epoch);
  const folders = networkFolders(experiment.config.normalization);
  const files = networks.map(({ name, network, arrays }) => ({
    path: `${folders[name]}.safetensors`,
    bytes: encodeSafetensors(naming(network, arrays), metadata),
  }));
  return { networks, files };
}

/** The weights under PyTorch's names, with the Python that loads them. */
export const safetensors: Exporter = (request) =>
  filesOfEach(request, async ({ experiment }) => {
    const { networks, files } = await modelFiles(request, experiment, toTorch);
    return [...files, textFile('load.py', torchSnippet(networks, experiment.config))];
  });

/** The weights under Keras's names, kernels [inputs, outputs], with the Python that loads them. */
export const kerasSafetensors: Exporter = (request) =>
  filesOfEach(request, async ({ experiment }) => {
    const { networks, files } = await modelFiles(request, experiment, kerasArrays);
    return [...files, textFile('load.py', kerasSnippet(networks, experiment.config))];
  });
