import type {
  Experiment,
  ExperimentId,
  ExperimentRecord,
} from '../../../shared/domain/experiment.ts';
import { epochLogLines } from '../../../shared/domain/log.ts';
import type { EpochMetrics, MetricsLine, Timing } from '../../../shared/domain/metrics.ts';

export type Records = ReadonlyMap<ExperimentId, ExperimentRecord>;

/** What a running experiment has told since its record was last brought up to date. */
export interface Additions {
  lines: MetricsLine[];
  timings: Timing[];
  /** All but its curves and its log, where that has changed. */
  experiment?: Experiment;
}

/** The step a line ends at. */
function lastStep(line: MetricsLine): number {
  return line.kind === 'epoch'
    ? line.step
    : line.firstStep + Math.max(line.loss.bn.length, line.loss.plain.length) - 1;
}

/** Two lines of the same key tell the same. In this order a record keeps them: an epoch after its last chunk. */
const lineKey = (line: MetricsLine) => lastStep(line) * 2 + (line.kind === 'epoch' ? 1 : 0);
const timingKey = (timing: Timing) => timing.step * 2 + (timing.epoch === undefined ? 0 : 1);

/**
 * The items of `added` that come after those of `present`, each once, in order of their keys. Only the
 * last one there is looked at: this is done many times a second, of runs with any number of steps.
 */
function missing<T>(present: T[], added: T[], key: (item: T) => number): T[] {
  const last = present[present.length - 1];
  let reached = last === undefined ? -Infinity : key(last);
  const inOrder = [...added].sort((a, b) => key(a) - key(b));
  return inOrder.filter((item) => {
    const isNew = key(item) > reached;
    reached = Math.max(reached, key(item));
    return isNew;
  });
}

/**
 * `record` with `additions`. What it already has is left out, so that a record may be loaded while
 * events about the same steps arrive; a record has all that was told before its last line.
 */
export function mergeRecord(record: ExperimentRecord, additions: Additions): ExperimentRecord {
  const lines = missing<MetricsLine>(record.metrics, additions.lines, lineKey);
  const timings = missing(record.timings, additions.timings, timingKey);
  const epochs = lines.filter((line): line is EpochMetrics => line.kind === 'epoch');
  const { normalization } = record.experiment.config;
  const printed = epochs.flatMap((epoch) => epochLogLines(epoch, normalization));
  const log = printed.map((line) => `${line}\n`);
  return {
    ...record,
    experiment: additions.experiment ?? record.experiment,
    metrics: [...record.metrics, ...lines],
    timings: [...record.timings, ...timings],
    log: record.log + log.join(''),
  };
}

/** What was told of several runs and is not yet in their records. */
export class PendingAdditions {
  readonly #byRun = new Map<ExperimentId, Additions>();

  add(id: ExperimentId, { lines, timings, experiment }: Additions): void {
    const pending: Additions = this.#byRun.get(id) ?? { lines: [], timings: [] };
    pending.lines.push(...lines);
    pending.timings.push(...timings);
    if (experiment !== undefined) pending.experiment = experiment;
    this.#byRun.set(id, pending);
  }

  /** To be called with a record that was read: it has all that was changed until then, and more of it than events tell. */
  read(id: ExperimentId): void {
    delete this.#byRun.get(id)?.experiment;
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
