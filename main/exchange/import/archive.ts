import { networkFolders } from '../../../shared/domain/checkpoint.ts';
import type { CheckpointFile } from '../../../shared/domain/checkpoint.ts';
import type { Experiment, ExperimentId } from '../../../shared/domain/experiment.ts';
import { NORMALIZATIONS } from '../../../shared/domain/normalization.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { ARCHIVE_MANIFEST, ARCHIVE_VERSION, archiveManifestSchema } from '../archiveManifest.ts';
import type { ArchiveManifest } from '../archiveManifest.ts';
import { digestOf } from '../../store/checkpoints/checkpoints.ts';
import { decodeExperiment, encodeExperiment } from '../../store/experiments/experimentFile.ts';
import { asArchived } from '../export/archive.ts';
import { EXPERIMENT_FILE, GROWING_FILES, RECORDING_FILES } from '../../store/layout.ts';
import type { Store } from '../../store/store.ts';
import { message } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { importRefused } from './importErrors.ts';
import { parseJson } from './importRequest.ts';
import type { ImportOutcome, ImportRequest } from './importRequest.ts';
import type { ZipEntry } from './readZip.ts';
import { z } from '../../../shared/domain/schema.ts';

/** What a run's folder may hold besides `experiment.json` and the growing files. */
const FOLDERS = [...new Set(NORMALIZATIONS.flatMap((each) => Object.values(networkFolders(each))))];
const CHECKPOINT_FILE = new RegExp(
  `^checkpoints/epoch-\\d{3,4}/((${FOLDERS.join('|')})/(model\\.json|weights\\.bin)|optimizer\\.bin)$`,
);
const RECORDING_FILE = /^[a-z]{1,40}\.(bin|jsonl)$/;
const hasPlace = (path: string): boolean => CHECKPOINT_FILE.test(path) || RECORDING_FILE.test(path);

interface ArchivedRun {
  experiment: Experiment;
  files: CheckpointFile[];
}

/**
 * Takes in an archive of ours. All of it is read and verified before anything is written, so that a bad
 * one leaves nothing behind. A run that is here already, the same in all, is not taken in twice.
 * @throws {WorkbenchError} `import-refused`, or what the store refuses
 */
export async function importArchive(
  request: ImportRequest,
  entries: readonly ZipEntry[],
): Promise<ImportOutcome> {
  const { store, fileName, now } = request;
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  const manifest = await readManifest(fileName, byPath);
  // Read twice, so that of a large bundle only one run is in memory at a time.
  for (const id of manifest.experiments) await readRun(fileName, byPath, manifest, id);
  const experiments: Experiment[] = [];
  const known: Experiment[] = [];
  for (const id of manifest.experiments) {
    const { experiment, files } = await readRun(fileName, byPath, manifest, id);
    const here = await sameRunHere(store, experiment, files);
    if (here !== null) known.push(here);
    const importedAt = now.toISOString();
    const origin = experiment.origin ?? { kind: 'archive', source: fileName, importedAt };
    experiments.push(here ?? (await store.adopt({ ...experiment, origin }, files)));
  }
  return { experiments, known, notices: [] };
}

export const isArchive = (entries: readonly ZipEntry[]): boolean =>
  entries.some(({ path }) => path === ARCHIVE_MANIFEST);

async function readManifest(
  fileName: string,
  byPath: ReadonlyMap<string, ZipEntry>,
): Promise<ArchiveManifest> {
  const bytes = await byPath.get(ARCHIVE_MANIFEST)?.read();
  const value = readJson(fileName, ARCHIVE_MANIFEST, bytes ?? new Uint8Array());
  const parsed = archiveManifestSchema.safeParse(value);
  if (!parsed.success) {
    const version = (value as { version?: unknown } | null)?.version;
    const reason =
      typeof version === 'number' && version > ARCHIVE_VERSION
        ? message('archiveNewer')
        : message('archiveShape', { path: ARCHIVE_MANIFEST });
    throw importRefused(fileName, reason);
  }
  const { files, experiments } = parsed.data;
  for (const path of byPath.keys()) {
    const isListed = path === ARCHIVE_MANIFEST || Object.hasOwn(files, path);
    if (!isListed) throw importRefused(fileName, message('archiveNotListed', { path }));
  }
  const known = new Set(experiments);
  for (const path of Object.keys(files)) {
    if (!byPath.has(path)) throw importRefused(fileName, message('archiveMissing', { path }));
    if (!known.has(path.slice(0, path.indexOf('/')))) {
      throw importRefused(fileName, message('archiveOfNoRun', { path }));
    }
  }
  return parsed.data;
}

function readJson(fileName: string, path: string, bytes: Uint8Array): unknown {
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw importRefused(fileName, message('archiveNotJson', { path }), undefined, cause);
  }
}

/** One run of the archive, everything of it verified. */
async function readRun(
  fileName: string,
  byPath: ReadonlyMap<string, ZipEntry>,
  { files: digests }: ArchiveManifest,
  id: ExperimentId,
): Promise<ArchivedRun> {
  const read = new Map<string, Uint8Array>();
  for (const [path, digest] of Object.entries(digests)) {
    if (!path.startsWith(`${id}/`)) continue;
    const bytes = (await byPath.get(path)?.read()) ?? new Uint8Array();
    if (digestOf(bytes) !== digest) {
      throw importRefused(fileName, message('archiveChanged', { path }));
    }
    read.set(path.slice(id.length + 1), bytes);
  }
  const described = decodeExperiment(id, read.get(EXPERIMENT_FILE) ?? new Uint8Array());
  if (!described.ok)
    throw importRefused(
      fileName,
      message('importRunReason', { run: id, reason: described.reason }),
    );
  read.delete(EXPERIMENT_FILE);
  const files = [...read].map(([path, bytes]) => ({ path, bytes }));
  const run = { experiment: described.experiment, files };
  const problem = problemOf(run);
  if (problem !== null)
    throw importRefused(fileName, message('importRunReason', { run: id, reason: problem }));
  return run;
}

/** What is wrong with a run's files by what `experiment.json` says of them; null when nothing is. */
function problemOf({ experiment, files }: ArchivedRun): Message | null {
  const { artefacts, status } = experiment;
  if (status === 'queued' || status === 'running' || status === 'paused')
    return message('archiveRunNotOver');
  const isGrowing = (path: string) =>
    [...GROWING_FILES, ...RECORDING_FILES].some((name) => name === path);
  const present = new Set(files.map(({ path }) => path));
  const missing = [...GROWING_FILES, ...Object.keys(artefacts)].find((path) => !present.has(path));
  if (missing !== undefined) return message('archiveMissing', { path: missing });
  for (const { path, bytes } of files) {
    if (!isGrowing(path) && !hasPlace(path)) return message('archiveNoPlace', { path });
    const digest = artefacts[path];
    if (digest === undefined && !isGrowing(path)) return message('archiveNotNamed', { path });
    if (digest !== undefined && digest !== digestOf(bytes))
      return message('archiveChanged', { path });
    const problem = path.endsWith('/model.json') ? modelProblem(path, bytes) : null;
    if (problem !== null) return problem;
  }
  return null;
}

/** The run of that id in the store, if it is the same in all but where it came from. */
async function sameRunHere(
  store: Store,
  archived: Experiment,
  files: readonly CheckpointFile[],
): Promise<Experiment | null> {
  try {
    const experiment = await store.experiment(archived.id);
    const same = Buffer.compare(
      encodeExperiment(asArchived(experiment)),
      encodeExperiment(asArchived(archived)),
    );
    if (same !== 0) return null;
    const here = new Map((await store.files(archived.id)).map((each) => [each.path, each.bytes]));
    const isEqual = files.every(
      ({ path, bytes }) => Buffer.compare(here.get(path) ?? Buffer.of(), bytes) === 0,
    );
    return isEqual && here.size === files.length ? experiment : null;
  } catch (error) {
    // Not here, or damaged here: then it comes in beside it.
    const code = error instanceof WorkbenchError ? error.code : null;
    if (code === 'experiment-missing' || code === 'experiment-damaged') return null;
    throw error;
  }
}

const modelSchema = z.object({
  format: z.literal('layers-model'),
  weightsManifest: z.array(z.object({ paths: z.array(z.literal('weights.bin')) })),
});

/** Why `model.json` is none of ours: it may name only the file beside it. Null when it is good. */
export function modelProblem(path: string, bytes: Uint8Array): Message | null {
  try {
    const model = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return modelSchema.safeParse(model).success ? null : message('archiveModelFiles', { path });
  } catch {
    return message('archiveNotJson', { path });
  }
}
