import { join } from 'node:path';
import type { Experiment, ExperimentRecord } from '../../../shared/domain/experiment.ts';
import { message } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { readVerified, digestOf } from '../checkpoints/checkpoints.ts';
import { errorCode } from '../files/fileSystem.ts';
import type { FileSystem } from '../files/fileSystem.ts';
import { cutNotices, decodeMetrics, decodeTimings } from '../files/jsonLines.ts';
import { GROWING_FILES, LOG_FILE, METRICS_FILE, TIMINGS_FILE } from '../layout.ts';
import type { GrowingFile } from '../layout.ts';
import { problemMessage } from '../storeErrors.ts';

interface Text {
  text: string;
  notices: Message[];
}

/**
 * A saved run with its curves, log included.  It has all that can be read; `notices` name
 * the rest. Models are left alone: they are verified where they are used, and by `problemsOf`.
 */
export async function readRecord(
  files: FileSystem,
  folder: string,
  experiment: Experiment,
): Promise<ExperimentRecord> {
  const [metrics, timings, log] = await Promise.all([
    readText(files, folder, experiment, METRICS_FILE),
    readText(files, folder, experiment, TIMINGS_FILE),
    readText(files, folder, experiment, LOG_FILE),
  ]);
  const lines = decodeMetrics(METRICS_FILE, metrics.text);
  const times = decodeTimings(TIMINGS_FILE, timings.text);
  return {
    experiment,
    metrics: lines.lines,
    timings: times.lines,
    log: log.text.slice(0, log.text.lastIndexOf('\n') + 1),
    notices: [
      ...metrics.notices,
      ...lines.notices,
      ...timings.notices,
      ...times.notices,
      ...log.notices,
      ...cutNotices(LOG_FILE, log.text),
    ],
  };
}

async function readText(
  files: FileSystem,
  folder: string,
  { artefacts }: Experiment,
  file: GrowingFile,
): Promise<Text> {
  try {
    const path = join(folder, file);
    if ((await files.state(path))?.kind === 'other') return unread(message('fileIsLink', { file }));
    const bytes = await files.read(path);
    const digest = artefacts[file];
    const changed = digest !== undefined && digest !== digestOf(bytes);
    const notices = changed ? [message('fileChanged', { file })] : [];
    return { text: Buffer.from(bytes).toString('utf8'), notices };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return unread(message('damageFileMissing', { file }));
    return unread(message('fileUnreadable', { file, problem: problemMessage(error) }));
  }
}

const unread = (notice: Message): Text => ({ text: '', notices: [notice] });

/**
 * Of a run's models and recordings, a sentence for each file that is missing or not as it was saved.
 * One is read at a time, so that a long run's weights are never in memory together.
 */
export async function problemsOf(
  files: FileSystem,
  folder: string,
  { artefacts }: Experiment,
): Promise<Message[]> {
  const problems: Message[] = [];
  for (const [path, digest] of Object.entries(artefacts)) {
    if (GROWING_FILES.some((file) => file === path)) continue;
    const { problem } = await readVerified(files, folder, path, digest);
    if (problem !== null) problems.push(problem);
  }
  return problems;
}
