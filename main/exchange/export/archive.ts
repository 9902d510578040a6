import { zipSync } from 'fflate';
import type { Experiment } from '../../../shared/domain/experiment.ts';
import { message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import {
  ARCHIVE_ENDING,
  ARCHIVE_FORMAT,
  ARCHIVE_MANIFEST,
  ARCHIVE_VERSION,
} from '../archiveManifest.ts';
import type { ArchiveManifest } from '../archiveManifest.ts';
import { digestOf } from '../../store/checkpoints/checkpoints.ts';
import { encodeExperiment } from '../../store/experiments/experimentFile.ts';
import { EXPERIMENT_FILE } from '../../store/layout.ts';
import { textFile, exportName } from './exportRequest.ts';
import type { Exporter, ExportedFile, ExportRequest } from './exportRequest.ts';

/** As it was where it was trained: that it came here in an archive is not part of it. */
export function asArchived(experiment: Experiment): Experiment {
  const { origin, ...rest } = experiment;
  return origin === undefined || origin.kind === 'archive' ? rest : { ...rest, origin };
}

async function filesIn(request: ExportRequest): Promise<ExportedFile[]> {
  const files: ExportedFile[] = [];
  let size = 0;
  for (const { experiment } of request.records) {
    refuseLive(experiment);
    const { id } = experiment;
    const described = encodeExperiment(asArchived(experiment));
    files.push({ path: `${id}/${EXPERIMENT_FILE}`, bytes: described });
    for (const { path, bytes } of await request.files(experiment)) {
      files.push({ path: `${id}/${path}`, bytes });
      size += bytes.length;
    }
    checkRead(size);
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** One run, or a course's bundle of several, whole: for another machine's workbench. Same runs, same bytes. */
export const archive: Exporter = async (request) => {
  const files = await filesIn(request);
  const manifest: ArchiveManifest = {
    format: ARCHIVE_FORMAT,
    version: ARCHIVE_VERSION,
    experiments: request.records.map(({ experiment }) => experiment.id).sort(),
    files: Object.fromEntries(files.map(({ path, bytes }) => [path, digestOf(bytes)])),
  };
  const described = textFile(ARCHIVE_MANIFEST, `${JSON.stringify(manifest, null, 1)}\n`);
  return [
    {
      path: `${exportName(request.records)}${ARCHIVE_ENDING}`,
      bytes: zipOf([...files, described]),
    },
  ];
};

function refuseLive({ id, status }: Experiment): void {
  if (status !== 'queued' && status !== 'running' && status !== 'paused') return;
  throw new WorkbenchError(
    'experiment-busy',
    message('runNotOver', { id }),
    message('runWaitOrStop'),
    { params: { id } },
  );
}

/** How much of the runs' files one archive holds in memory before it is packed. */
const MOST_READ = 600 * 1024 * 1024;

/** @throws {WorkbenchError} when `bytes` are more than is meant to be in memory at once */
function checkRead(bytes: number): void {
  if (bytes > MOST_READ) throw exportTooLarge(bytes);
}

export function exportTooLarge(bytes: number): WorkbenchError {
  const megabytes = Math.round(bytes / 1024 / 1024);
  return new WorkbenchError(
    'request-invalid',
    message('exportTooLarge', { megabytes }),
    message('exportFewer'),
    { params: { setting: 'ids' } },
  );
}

/** The earliest time that a zip can hold, in every zone: the same files give the same bytes. */
const NO_TIME = new Date(1980, 0, 1);

/** Files as one zip, sorted by path. */
export function zipOf(files: readonly ExportedFile[]): Uint8Array {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const entries = Object.fromEntries(sorted.map(({ path, bytes }) => [path, bytes]));
  return zipSync(entries, { mtime: NO_TIME, level: 6 });
}
