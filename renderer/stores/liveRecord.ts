import type { ExperimentId, ExperimentRecord } from '../../shared/domain/experiment.ts';
import { epochLogLines } from '../../shared/domain/log.ts';
import type { EpochMetrics, MetricsLine, Timing } from '../../shared/domain/metrics.ts';

export type Records = ReadonlyMap<ExperimentId, ExperimentRecord>;

/** What a running experiment has told since its record was last brought up to date. */
export interface Additions {
  lines: MetricsLine[];
  timings: Timing[];
}

/** The step a line ends at. */
function lastStep(line: MetricsLine): number {
  return line.kind === 'epoch' ? line.step : line.firstStep + line.loss.bn.length - 1;
}

/** Two lines of the same key tell the same. In this order a record keeps them: an epoch after its last chunk. */
const lineKey = (line: MetricsLine) => lastStep(line) * 2 + (line.kind === 'epoch' ? 1 : 0);
const timingKey = (timing: Timing) => timing.step * 2 + (timing.epoch === undefined ? 0 : 1);

/** The items of `added` that `present` has not, each once, in order of their keys. */
function missing<T>(present: T[], added: T[], key: (item: T) => number): T[] {
  const known = new Set(present.map(key));
  const fresh = added.filter((item) => {
    const isNew = !known.has(key(item));
    known.add(key(item));
    return isNew;
  });
  return fresh.sort((a, b) => key(a) - key(b));
}

/**
 * `record` with `additions`. What it already has is left out, so that a record may be loaded while
 * events about the same steps arrive; what comes is expected after what is there.
 */
export function mergeRecord(record: ExperimentRecord, additions: Additions): ExperimentRecord {
  const lines = missing<MetricsLine>(record.metrics, additions.lines, lineKey);
  const timings = missing(record.timings, additions.timings, timingKey);
  const epochs = lines.filter((line): line is EpochMetrics => line.kind === 'epoch');
  const log = epochs.flatMap(epochLogLines).map((line) => `${line}\n`);
  return {
    ...record,
    metrics: [...record.metrics, ...lines],
    timings: [...record.timings, ...timings],
    log: record.log + log.join(''),
  };
}

/** What was told of several runs and is not yet in their records. */
export class PendingAdditions {
  readonly #byRun = new Map<ExperimentId, Additions>();

  add(id: ExperimentId, { lines, timings }: Additions): void {
    const before = this.#byRun.get(id);
    if (before === undefined) {
      this.#byRun.set(id, { lines: [...lines], timings: [...timings] });
      return;
    }
    before.lines.push(...lines);
    before.timings.push(...timings);
  }

  drop(id: ExperimentId): void {
    this.#byRun.delete(id);
  }

  /** `records` with all that is pending, but for runs that `waits` says are still being read. */
  mergeInto(records: Records, waits: (id: ExperimentId) => boolean): Records {
    const next = new Map(records);
    for (const [id, additions] of this.#byRun) {
      const record = next.get(id);
      if (record === undefined || waits(id)) continue;
      next.set(id, mergeRecord(record, additions));
      this.#byRun.delete(id);
    }
    return next;
  }
}
