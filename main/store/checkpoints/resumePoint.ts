import { epochLogLines } from '../../../shared/domain/log.ts';
import { metricsLineSchema, timingSchema } from '../../../shared/domain/metrics.ts';
import type { EpochMetrics } from '../../../shared/domain/metrics.ts';
import type { Normalization } from '../../../shared/domain/normalization.ts';
import { parseLine } from '../files/jsonLines.ts';

/** The files of a run as they were at the end of an epoch. */
export interface ResumePoint {
  metrics: string;
  timings: string;
  log: string;
}

/**
 * What of a run's files was there when `epoch` had ended (0: before the first), to the byte, so that
 * a resumed run writes the same files as one that was never interrupted; and its last step. Null when the metrics do not
 * reach that far, or a line before is damaged.
 */
export function resumePoint(
  files: ResumePoint,
  epoch: number,
  normalization: Normalization,
): (ResumePoint & { step: number }) | null {
  const lines: string[] = [];
  const epochs: EpochMetrics[] = [];
  for (const line of wholeLines(epoch === 0 ? '' : files.metrics)) {
    const parsed = parseLine(metricsLineSchema, line);
    if (parsed === null) return null;
    lines.push(line);
    if (parsed.kind === 'epoch') epochs.push(parsed);
    if (epochs.at(-1)?.epoch === epoch) break;
  }
  const last = epochs.at(-1);
  if ((last?.epoch ?? 0) !== epoch) return null;
  const step = last?.step ?? 0;
  return {
    step,
    metrics: joined(lines),
    timings: timingsUpTo(files.timings, step),
    log: logUpTo(files.log, epochs, normalization),
  };
}

const wholeLines = (text: string): string[] => text.split('\n').slice(0, -1);

const joined = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** Only people read times: a damaged line is left out and does not stop the run from being resumed. */
function timingsUpTo(text: string, step: number): string {
  const kept = wholeLines(text).filter((line) => {
    const timing = parseLine(timingSchema, line);
    return timing !== null && timing.step <= step;
  });
  return joined(kept);
}

/**
 * The log up to the last of `epochs`' lines. Where a loss of power has taken some of them, they are
 * written again, after what stood before the first epoch.
 */
function logUpTo(
  log: string,
  epochs: readonly EpochMetrics[],
  normalization: Normalization,
): string {
  const printed = (epoch: EpochMetrics) => joined(epochLogLines(epoch, normalization));
  const last = epochs.at(-1);
  if (last !== undefined) {
    const end = printed(last);
    const at = log.indexOf(end);
    if (at >= 0) return log.slice(0, at + end.length);
  }
  const first = log.indexOf('[Epoch ');
  const head = first < 0 ? joined(wholeLines(log)) : log.slice(0, first);
  return head + epochs.map(printed).join('');
}
