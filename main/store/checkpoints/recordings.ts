import { join } from 'node:path';
import { healthLineSchema } from '../../../shared/domain/recording.ts';
import type { HealthLine } from '../../../shared/domain/recording.ts';
import {
  decodeStatistics,
  statisticsUpTo,
  wholeStatisticsLength,
} from '../../../shared/formats/statistics.ts';
import type { Statistics } from '../../../shared/formats/statistics.ts';
import { atomicWrite } from '../files/atomicWrite.ts';
import { errorCode } from '../files/fileSystem.ts';
import type { FileSystem } from '../files/fileSystem.ts';
import { parseLine, wholeLinesLength } from '../files/jsonLines.ts';
import { HEALTH_FILE, MOMENTS_FILE, RECORDING_FILES, RUNNING_FILE } from '../layout.ts';
import type { Layout, RecordingFile } from '../layout.ts';

/** What was recorded of a run's layers. Each part is as much as can be read; null where nothing was recorded. */
export interface Recordings {
  health: HealthLine[];
  moments: Statistics | null;
  running: Statistics | null;
}

/** The recordings that a run has: they may have been switched off. */
export async function recordingsIn(files: FileSystem, folder: string): Promise<string[]> {
  const names: string[] = [];
  for (const name of RECORDING_FILES) {
    if ((await files.state(join(folder, name)))?.kind === 'file') names.push(name);
  }
  return names;
}

/** What says how many bytes of a recording are whole lines or records. */
export const wholeLengthOf = (file: RecordingFile): ((bytes: Uint8Array) => number) =>
  file === HEALTH_FILE ? wholeLinesLength : wholeStatisticsLength;

export async function readRecordings(files: FileSystem, folder: string): Promise<Recordings> {
  const lines = Buffer.from(await bytesOf(files, join(folder, HEALTH_FILE))).toString('utf8');
  const health = lines.split('\n').flatMap((line) => parseLine(healthLineSchema, line) ?? []);
  const statistics = async (name: string) =>
    decodeStatistics(await bytesOf(files, join(folder, name)));
  return {
    health,
    moments: await statistics(MOMENTS_FILE),
    running: await statistics(RUNNING_FILE),
  };
}

/**
 * Cuts the recordings back to how they were after `step`; 0, before a run's first, leaves none. One
 * without its beginning goes: what would be added to it could not be read.
 */
export async function cutRecordings(
  files: FileSystem,
  { aside }: Layout,
  folder: string,
  step: number,
): Promise<void> {
  for (const name of await recordingsIn(files, folder)) {
    const path = join(folder, name);
    const bytes = step === 0 ? new Uint8Array() : await files.read(path);
    const kept = name === HEALTH_FILE ? healthUpTo(bytes, step) : statisticsUpTo(bytes, step);
    if (kept.length === 0) await files.remove(path);
    else await atomicWrite(files, aside, path, kept);
  }
}

function healthUpTo(bytes: Uint8Array, step: number): Uint8Array {
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  const kept = lines.filter(
    (line) => (parseLine(healthLineSchema, line)?.step ?? Infinity) <= step,
  );
  return Buffer.from(kept.map((line) => `${line}\n`).join(''));
}

async function bytesOf(files: FileSystem, path: string): Promise<Uint8Array> {
  try {
    return await files.read(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return new Uint8Array();
    throw error;
  }
}
