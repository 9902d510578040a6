import { networkFolders } from '../../../shared/domain/checkpoint.ts';
import { experimentConfigSchema, LAB_CONFIG } from '../../../shared/domain/config.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import type { NetworkName } from '../../../shared/domain/metrics.ts';
import { NETWORKS } from '../../../shared/domain/metrics.ts';
import { networksOf } from '../../../shared/domain/networks.ts';
import { encodeLayersModel } from '../../../shared/formats/layersModel.ts';
import { decodeSafetensors } from '../../../shared/formats/safetensors.ts';
import type { NamedArray } from '../../../shared/formats/safetensors.ts';
import { fromTorch, isBatchCounter, torchShape } from '../../../shared/formats/torchState.ts';
import type { TorchShape } from '../../../shared/formats/torchState.ts';
import { distinctMessages, message } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { adoptRun } from './adoptRun.ts';
import type { ForeignRun } from './adoptRun.ts';
import { importRefused, reasonOf } from './importErrors.ts';
import { parseJson, stemOf } from './importRequest.ts';
import type { ImportRequest, ImportResult } from './importRequest.ts';

/** A file of weights and where it was in what was imported. */
export interface WeightsFile {
  path: string;
  bytes: Uint8Array;
}

/** One network's state, its names without what stood before `0.weight`. */
interface ForeignNetwork extends TorchShape {
  arrays: NamedArray[];
}

interface Read {
  networks: ForeignNetwork[];
  metadata: Record<string, string>;
}

/**
 * The course's networks, one or both, trained in PyTorch: an experiment without metrics whose checkpoint
 * can be inspected. Files of one folder are one run.
 * @throws {WorkbenchError} `import-refused`
 */
export async function importSafetensors(
  request: ImportRequest,
  files: readonly WeightsFile[],
): Promise<ImportResult> {
  const runs = new Map<string, WeightsFile[]>();
  for (const file of files) {
    const folder = file.path.slice(0, Math.max(0, file.path.lastIndexOf('/')));
    runs.set(folder, [...(runs.get(folder) ?? []), file]);
  }
  try {
    const drafts = [...runs].map(([folder, own]) => {
      const read = own.map(({ bytes }) => readNetworks(bytes));
      return draftOf(folder === '' ? stemOf(request.fileName) : folder, read);
    });
    const experiments = [];
    for (const draft of drafts) experiments.push(await adoptRun(request, draft.run));
    return { experiments, notices: distinctMessages(drafts.flatMap(({ notices }) => notices)) };
  } catch (error) {
    if (error instanceof WorkbenchError) throw error;
    throw importRefused(request.fileName, reasonOf(error));
  }
}

/** `model.0.weight`: what a module around the `nn.Sequential` puts before is left out. */
const STATE_NAME = /^(.*?)(\d+\.[a-z_]+)$/;

function readNetworks(bytes: Uint8Array): Read {
  const { arrays, metadata } = decodeSafetensors(bytes, isBatchCounter);
  const byPrefix = new Map<string, NamedArray[]>();
  for (const array of arrays) {
    const [, prefix = '', name] = STATE_NAME.exec(array.name) ?? [];
    if (name === undefined) {
      throw new Error(`it has ${array.name}, which the course's networks have not`);
    }
    byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), { ...array, name }]);
  }
  const networks = [...byPrefix.values()].map((own) => ({ arrays: own, ...torchShape(own) }));
  return { networks, metadata };
}

function draftOf(name: string, read: readonly Read[]): { run: ForeignRun; notices: Message[] } {
  const networks = read.flatMap((each) => each.networks);
  const metadata = read[0]?.metadata ?? {};
  const shape = sharedShape(networks);
  const told = toldConfig(metadata['config'], shape);
  const config = told ?? {
    ...LAB_CONFIG,
    hiddenSizes: shape.hiddenSizes,
    ...(shape.normalized !== null && {
      normalization: shape.normalized.normalization,
      batchNormPlacement: shape.normalized.placement,
    }),
  };
  const folders = networkFolders(config.normalization);
  const settings = { momentum: config.batchNormMomentum, epsilon: config.batchNormEpsilon };
  const files = networks.flatMap(({ arrays, normalized }) => {
    const which: NetworkName = normalized === null ? 'plain' : 'bn';
    const network = networksOf(config)[which];
    const folder = folders[which];
    return encodeLayersModel(network, folder, fromTorch(network, arrays), settings).map((file) => ({
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
  return { run, notices: noticesOf(networks, told !== null) };
}

/** What both networks have in common. @throws {Error} when they are not the course's two networks */
function sharedShape(networks: readonly ForeignNetwork[]): TorchShape {
  const [first, second] = networks;
  if (first === undefined) throw new Error('it has no weights');
  if (second === undefined) return first;
  const isPair =
    networks.length === NETWORKS.length &&
    (first.normalized === null) !== (second.normalized === null);
  if (!isPair) throw new Error('it has more than one network of a kind');
  if (first.hiddenSizes.join() !== second.hiddenSizes.join()) {
    throw new Error('its two networks are not of the same size');
  }
  return first.normalized === null ? second : first;
}

/** The config that our own export puts beside the arrays, where it is that of these arrays. */
function toldConfig(text: string | undefined, shape: TorchShape): ExperimentConfig | null {
  if (text === undefined) return checkedShape(shape);
  try {
    const config = experimentConfigSchema.parse(parseJson(text));
    const { normalization, batchNormPlacement: placement } = config;
    const fits =
      config.hiddenSizes.join() === shape.hiddenSizes.join() &&
      (shape.normalized === null ||
        (shape.normalized.normalization === normalization &&
          shape.normalized.placement === placement));
    return fits ? config : checkedShape(shape);
  } catch {
    return checkedShape(shape);
  }
}

/** No config is told; the sizes must still be ones the workbench can have. */
function checkedShape({ hiddenSizes }: TorchShape): null {
  if (experimentConfigSchema.shape.hiddenSizes.safeParse(hiddenSizes).success) return null;
  throw new Error('its layers are more, or larger, than the workbench can show');
}

function noticesOf(networks: readonly ForeignNetwork[], isTold: boolean): Message[] {
  const [first, second] = networks;
  const only = first?.normalized === null ? 'importOnlyPlain' : 'importOnlyNormalized';
  const single = first !== undefined && second === undefined ? [message(only)] : [];
  const assumed = isTold ? [] : [message('importActivationFromLab')];
  const isLayerNorm = networks.some(({ normalized }) => normalized?.normalization === 'layerNorm');
  const guessed = isLayerNorm && !isTold ? [message('importTakenForLayerNorm')] : [];
  return [...single, ...assumed, ...guessed];
}
