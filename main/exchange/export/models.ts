import { networkFolders } from '../../../shared/domain/checkpoint.ts';
import type { Checkpoint } from '../../../shared/domain/checkpoint.ts';
import type { Experiment } from '../../../shared/domain/experiment.ts';
import { NETWORKS } from '../../../shared/domain/metrics.ts';
import type { NetworkName } from '../../../shared/domain/metrics.ts';
import { networksOf } from '../../../shared/domain/networks.ts';
import type { Network, NetworkArrays } from '../../../shared/domain/networks.ts';
import { message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { decodeWeights } from '../../../shared/formats/layersModel.ts';
import { experimentDamaged } from '../../store/storeErrors.ts';
import type { ExportRequest, Exporter } from './exportRequest.ts';
import { OPTIMIZER_FILE } from '../../../shared/domain/checkpoint.ts';
import { layerClasses } from './layerClasses.ts';
import { filesOfEach } from './exportRequest.ts';

/** One saved network with its weights. */
export interface SavedNetwork {
  name: NetworkName;
  network: Network;
  arrays: NetworkArrays;
}

/** The checkpoint to export. @throws {WorkbenchError} `checkpoint-missing` when the run has none */
export function wantedCheckpoint(
  { epoch, checkpoint }: ExportRequest,
  experiment: Experiment,
): Promise<Checkpoint> {
  const wanted = epoch ?? experiment.checkpoints.at(-1);
  if (wanted !== undefined) return checkpoint(experiment, wanted);
  throw new WorkbenchError(
    'checkpoint-missing',
    message('runNoWeights', { id: experiment.id }),
    message('runWithCheckpoint'),
    { params: { id: experiment.id } },
  );
}

/** The networks in a checkpoint: both, or the one that was imported. */
export function networksIn(experiment: Experiment, { epoch, files }: Checkpoint): SavedNetwork[] {
  const networks = networksOf(experiment.config);
  const folders = networkFolders(experiment.config.normalization);
  return NETWORKS.flatMap((name) => {
    const weights = files.find(({ path }) => path === `${folders[name]}/weights.bin`);
    if (weights === undefined) return [];
    const network = networks[name];
    try {
      return [{ name, network, arrays: decodeWeights(network, weights.bytes) }];
    } catch {
      const reason = message('checkpointUnfitReason', { epoch });
      throw experimentDamaged(experiment.id, reason, message('checkpointOtherEpoch'));
    }
  });
}

/** Both networks' folders as they are saved, which `tf.loadLayersModel` opens, and the layer classes it lacks; verified by their digests. */
export const tensorflowJs: Exporter = (request) =>
  filesOfEach(request, async ({ experiment }) => {
    const { files } = await wantedCheckpoint(request, experiment);
    const models = files.filter(({ path }) => path !== OPTIMIZER_FILE);
    return [...models, ...layerClasses(experiment.config.normalization)];
  });
