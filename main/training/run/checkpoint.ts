import { networkFolders, OPTIMIZER_FILE } from '../../../shared/domain/checkpoint.ts';
import type { Checkpoint, CheckpointFile } from '../../../shared/domain/checkpoint.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { NETWORKS } from '../../../shared/domain/metrics.ts';
import type { NetworkName, PerNetwork } from '../../../shared/domain/metrics.ts';
import { message } from '../../../shared/errors/message.ts';
import { detailOf, WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import type { NetworkState } from '../program/layout.ts';
import { decodeWeights, encodeLayersModel } from '../../../shared/formats/layersModel.ts';
import { networksOf, parametersOf } from '../../../shared/domain/networks.ts';
import { OPTIMIZER_RULES } from '../program/optimizers.ts';
import { decodeSafetensors, encodeSafetensors } from '../../../shared/formats/safetensors.ts';

/** Everything a run needs to continue after `epoch`, as files. */
export function encodeCheckpoint(
  config: ExperimentConfig,
  epoch: number,
  step: number,
  states: PerNetwork<NetworkState>,
): Checkpoint {
  const networks = networksOf(config);
  const folders = networkFolders(config.normalization);
  const settings = { momentum: config.batchNormMomentum, epsilon: config.batchNormEpsilon };
  const models = NETWORKS.flatMap((name) => {
    const folder = folders[name];
    return encodeLayersModel(networks[name], folder, states[name], settings).map((file) => ({
      ...file,
      path: `${folder}/${file.path}`,
    }));
  });
  const slots = NETWORKS.flatMap((network) =>
    [...states[network].slots].flatMap(([slot, arrays]) =>
      parametersOf(networks[network]).map((spec) => ({
        name: `${network}/${slot}/${spec.name}`,
        shape: spec.shape,
        values: arrays.get(spec.name) ?? new Float32Array(),
      })),
    ),
  );
  const optimizer = encodeSafetensors(slots, {
    optimizer: config.optimizer,
    epoch: String(epoch),
    step: String(step),
  });
  return { epoch, files: [...models, { path: OPTIMIZER_FILE, bytes: optimizer }] };
}

function fileOf(files: readonly CheckpointFile[], path: string): Uint8Array {
  const file = files.find((each) => each.path === path);
  if (file === undefined) throw new Error(`${path} is missing`);
  return file.bytes;
}

/**
 * The state both networks had when the checkpoint was made, to the last bit.
 * @throws {WorkbenchError} `experiment-damaged` when the files do not fit the config.
 */
export function decodeCheckpoint(
  config: ExperimentConfig,
  checkpoint: Checkpoint,
): PerNetwork<NetworkState> {
  const folders = networkFolders(config.normalization);
  try {
    const { arrays } = decodeSafetensors(fileOf(checkpoint.files, OPTIMIZER_FILE));
    const byName = new Map(arrays.map(({ name, values }) => [name, values]));
    const state = (name: NetworkName): NetworkState => {
      const network = networksOf(config)[name];
      const slots = OPTIMIZER_RULES[config.optimizer].slots.map((slot) => {
        const specs = parametersOf(network);
        return [
          slot,
          new Map(
            specs.map((spec) => [
              spec.name,
              byName.get(`${name}/${slot}/${spec.name}`) ?? new Float32Array(),
            ]),
          ),
        ] as const;
      });
      return {
        ...decodeWeights(network, fileOf(checkpoint.files, `${folders[name]}/weights.bin`)),
        slots: new Map(slots),
      };
    };
    return { bn: state('bn'), plain: state('plain') };
  } catch (cause) {
    throw new WorkbenchError(
      'experiment-damaged',
      message('checkpointUnfit', { epoch: checkpoint.epoch }),
      message('checkpointResumeEarlier'),
      { cause, params: { epoch: checkpoint.epoch, detail: detailOf(cause) } },
    );
  }
}
