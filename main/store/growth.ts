import type { MetricsLine, Timing } from '../../shared/domain/metrics.ts';
import type { HealthLine } from '../../shared/domain/recording.ts';
import { encodeHealth, encodeMetrics, encodeTimings, wholeLinesLength } from './files/jsonLines.ts';
import {
  HEALTH_FILE,
  LOG_FILE,
  METRICS_FILE,
  MOMENTS_FILE,
  RUNNING_FILE,
  TIMINGS_FILE,
} from './layout.ts';
import type { GrowingFile, RecordingFile } from './layout.ts';
import { wholeLengthOf } from './checkpoints/recordings.ts';

/** What is added to a run while it is trained. Each part goes to the end of a file of its own. */
export interface Growth {
  metrics?: readonly MetricsLine[];
  timings?: readonly Timing[];
  /** Lines without line ends. */
  log?: readonly string[];
  /** What was recorded of the layers: lines, and records as `shared/formats/statistics.ts` describes them. */
  health?: readonly HealthLine[];
  moments?: Uint8Array;
  running?: Uint8Array;
}

/** Bytes for the end of one file in an experiment's folder. */
export interface Addition {
  file: GrowingFile | RecordingFile;
  bytes: Uint8Array;
  /** How many bytes of such a file are whole lines or records. */
  wholeLength: (bytes: Uint8Array) => number;
  /** Whether it may be the file's first: a run may have been started without recording. */
  mayBegin: boolean;
}

/** Several growths, in their order, as one. */
export function joinedGrowth(growths: readonly Growth[]): Required<Growth> {
  const bytesOf = (kind: 'moments' | 'running') =>
    Buffer.concat(growths.flatMap((growth) => growth[kind] ?? []));
  return {
    metrics: growths.flatMap(({ metrics = [] }) => metrics),
    timings: growths.flatMap(({ timings = [] }) => timings),
    log: growths.flatMap(({ log = [] }) => log),
    health: growths.flatMap(({ health = [] }) => health),
    moments: bytesOf('moments'),
    running: bytesOf('running'),
  };
}

/** What becomes of each file; those that do not grow are left out. */
export function additionsOf(growth: Growth): Addition[] {
  const { metrics = [], timings = [], log = [], health = [] } = growth;
  const { moments = Buffer.of(), running = Buffer.of() } = growth;
  const lines = (file: GrowingFile, bytes: Uint8Array): Addition => {
    return { file, bytes, wholeLength: wholeLinesLength, mayBegin: false };
  };
  const recording = (file: RecordingFile, bytes: Uint8Array): Addition => {
    return { file, bytes, wholeLength: wholeLengthOf(file), mayBegin: true };
  };
  return [
    lines(METRICS_FILE, encodeMetrics(metrics)),
    lines(TIMINGS_FILE, encodeTimings(timings)),
    lines(LOG_FILE, Buffer.from(log.map((line) => `${line}\n`).join(''))),
    recording(HEALTH_FILE, encodeHealth(health)),
    recording(MOMENTS_FILE, moments),
    recording(RUNNING_FILE, running),
  ].filter(({ bytes }) => bytes.length > 0);
}
