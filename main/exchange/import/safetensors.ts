import { networkFolders } from '../../../shared/domain/checkpoint.ts';
import { experimentConfigSchema, LAB_CONFIG } from '../../../shared/domain/config.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import type { NetworkName } from '../../../shared/domain/metrics.ts';
import { networksOf } from '../../../shared/domain/networks.ts';
import { haveSameArrays } from '../../../shared/domain/normalization.ts';
import { distinctMessages, message } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { Refusal } from '../../../shared/errors/refusal.ts';
import { encodeLayersModel } from '../../../shared/formats/layersModel.ts';
import { decodeSafetensors } from '../../../shared/formats/safetensors.ts';
import { asSequential, readTorchState } from '../../../shared/formats/readTorchState.ts';
import type { TorchNetwork } from '../../../shared/formats/readTorchState.ts';
import { mistakenContent } from '../../../shared/formats/mistakenContent.ts';
import { fromTorch, isBatchCounter } from '../../../shared/formats/torchState.ts';
import { adoptRun } from './adoptRun.ts';
import type { ForeignRun } from './adoptRun.ts';
import { importRefused } from './importErrors.ts';
import { parseJson, stemOf } from './importRequest.ts';
import type { ImportRequest, ImportResult } from './importRequest.ts';

/** A file of weights and where it was in what was imported. */
export interface WeightsFile {
  path: string;
  bytes: Uint8Array;
}

/**
 * The course's networks, one or both, trained in PyTorch: an experiment without metrics whose checkpoint
 * can be inspected. Of several files those that cannot be read are passed over.
 * @throws {WorkbenchError} `import-refused` when none can be read
 */
export async function importSafetensors(
  request: ImportRequest,
  files: readonly WeightsFile[],
): Promise<ImportResult> {
  const read: ReadWeights[] = [];
  const refused: { file: string; reason: Message }[] = [];
  for (const { path, bytes } of files) {
    try {
      read.push({ path, ...readWeights(bytes) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ file: path, reason: mistakenContent(bytes) ?? error.reason });
    }
  }
  if (read.length === 0) throw noneRead(request.fileName, refused);
  const drafts = weightsByRun(read, stemOf(request.fileName)).map(draftOf);
  const experiments = [];
  for (const { run } of drafts) experiments.push(await adoptRun(request, run));
  const notices = [
    ...drafts.flatMap((draft) => draft.notices),
    ...refused.map((each) => message('importPassedOver', each)),
  ];
  return { experiments, notices: distinctMessages(notices) };
}

function noneRead(fileName: string, refused: readonly { file: string; reason: Message }[]) {
  const [first, second] = refused;
  const isFile = first?.file === fileName && second === undefined;
  const reasons = refused.map((each) => message('importReasonOf', each));
  return importRefused(fileName, isFile ? first.reason : message('importReasons', { reasons }));
}

/** @throws {Refusal} */
function readWeights(bytes: Uint8Array): Omit<ReadWeights, 'path'> {
  const { arrays, metadata, isRounded } = decodeSafetensors(bytes, isBatchCounter);
  const networks = readTorchState(arrays);
  for (const { hiddenSizes } of networks) {
    if (!experimentConfigSchema.shape.hiddenSizes.safeParse(hiddenSizes).success) {
      throw new Refusal(message('weightsTooLarge', { sizes: hiddenSizes.join(', ') }));
    }
  }
  if (networks.length > 1 && !isPair(networks)) {
    throw new Refusal(message('weightsTooMany', { found: networks.length }));
  }
  return { networks, metadata, isRounded };
}

function draftOf({ name, networks, metadata, isRounded }: WeightsRun): {
  run: ForeignRun;
  notices: Message[];
} {
  const saved = savedConfig(metadata['config'], networks);
  const config = saved ?? configLike(networks);
  const folders = networkFolders(config.normalization);
  const settings = { momentum: config.batchNormMomentum, epsilon: config.batchNormEpsilon };
  const filledIn: string[] = [];
  const files = networks.flatMap((found) => {
    const which: NetworkName = found.normalized === null ? 'plain' : 'bn';
    const network = networksOf(config)[which];
    const folder = folders[which];
    const sequential = asSequential(found, config.batchNormPlacement);
    filledIn.push(...sequential.filledIn);
    const state = fromTorch(network, sequential.arrays);
    return encodeLayersModel(network, folder, state, settings).map((file) => ({
      ...file,
      path: `${folder}/${file.path}`,
    }));
  });
  const epoch = /^\d{1,4}$/.test(metadata['epoch'] ?? '') ? Number(metadata['epoch']) : 1;
  const run: ForeignRun = {
    name: metadata['name'] ?? name,
    kind: 'safetensors',
    config,
    createdAt: null,
    metrics: [],
    timings: [],
    checkpoint: { epoch, files },
  };
  const notices = [
    ...noticesOf(networks, saved !== null),
    ...(filledIn.length > 0 ? [message('weightsFilledIn', { names: filledIn })] : []),
    ...(isRounded ? [message('weightsRounded')] : []),
  ];
  return { run, notices };
}

/** The lab's config with the networks' shape. */
function configLike(networks: readonly TorchNetwork[]): ExperimentConfig {
  const normalized = networks.find((each) => each.normalized !== null)?.normalized ?? null;
  return {
    ...LAB_CONFIG,
    hiddenSizes: networks[0]?.hiddenSizes ?? [],
    ...(normalized !== null && {
      normalization: normalized.normalization,
      batchNormPlacement: normalized.placement ?? LAB_CONFIG.batchNormPlacement,
    }),
  };
}

/** The config that our own export puts beside the arrays, where it is that of these networks. */
function savedConfig(
  text: string | undefined,
  networks: readonly TorchNetwork[],
): ExperimentConfig | null {
  if (text === undefined) return null;
  const config = experimentConfigSchema.safeParse(jsonOf(text));
  if (!config.success) return null;
  const { hiddenSizes, normalization, batchNormPlacement } = config.data;
  const fits = networks.every(
    ({ hiddenSizes: sizes, normalized }) =>
      sizes.join() === hiddenSizes.join() &&
      (normalized === null ||
        (haveSameArrays(normalized.normalization, normalization) &&
          (normalized.placement ?? batchNormPlacement) === batchNormPlacement)),
  );
  return fits ? config.data : null;
}

function jsonOf(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}

function noticesOf(networks: readonly TorchNetwork[], isTold: boolean): Message[] {
  const [first, second] = networks;
  const only = first?.normalized === null ? 'importOnlyPlain' : 'importOnlyNormalized';
  const single = first !== undefined && second === undefined ? [message(only)] : [];
  if (isTold) return single;
  const kinds = networks.flatMap(({ normalized }) => normalized ?? []);
  return [
    ...single,
    message('importActivationFromLab'),
    ...kinds.flatMap(({ normalization, placement }) => [
      ...(normalization === 'layerNorm' ? [message('importTakenForLayerNorm')] : []),
      ...(normalization === 'rmsNorm' ? [message('importTakenForRmsNorm')] : []),
      ...(placement === null ? [message('weightsPlacementFromLab')] : []),
    ]),
  ];
}

/** What a file of weights holds, and where it was in what was imported. */
interface ReadWeights {
  path: string;
  networks: TorchNetwork[];
  metadata: Record<string, string>;
  isRounded: boolean;
}

/** The networks of one run. */
interface WeightsRun extends Omit<ReadWeights, 'path'> {
  name: string;
}

/** Whether two networks can be one run's: of the same sizes, one with normalization and one without. */
function isPair(networks: readonly TorchNetwork[]): boolean {
  const [first, second, third] = networks;
  if (first === undefined || second === undefined || third !== undefined) return false;
  const isOne = (first.normalized === null) !== (second.normalized === null);
  return isOne && first.hiddenSizes.join() === second.hiddenSizes.join();
}

/** Two files of a folder that are a pair are one run, by the folder's name; every other file is one of its own. */
function weightsByRun(files: readonly ReadWeights[], whole: string): WeightsRun[] {
  const folders = new Map<string, ReadWeights[]>();
  for (const file of files) {
    const folder = file.path.slice(0, Math.max(0, file.path.lastIndexOf('/')));
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return [...folders].flatMap(([folder, own]): WeightsRun[] => {
    const name = folder === '' ? whole : folder;
    const networks = own.flatMap((file) => file.networks);
    const [first, second] = own;
    if (first !== undefined && (second === undefined || isPair(networks))) {
      const isRounded = own.some((file) => file.isRounded);
      return [{ name, networks, metadata: first.metadata, isRounded }];
    }
    return own.map(({ path, ...file }) => ({ ...file, name: stemOf(path) }));
  });
}
