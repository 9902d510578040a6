import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import type { ExperimentRecord } from '../../../shared/domain/experiment.ts';
import { NETWORKS, SPLITS } from '../../../shared/domain/metrics.ts';
import type {
  ChunkMetrics,
  EpochMetrics,
  Evaluation,
  MetricsLine,
  PerNetwork,
  Split,
  Timing,
} from '../../../shared/domain/metrics.ts';
import type { XAxis } from '../../state/chartView.ts';
import { Clock } from './clock.ts';
import { Column } from '../../plot/lines/column.ts';
import { firstAtLeast } from '../../plot/lines/search.ts';

export type Measure = keyof Evaluation;

const columns = (): PerNetwork<Column> => ({ bn: new Column(), plain: new Column() });

/** The numbers of one split and measure, a row an epoch. */
type EpochColumns = Record<Split, Record<Measure, PerNetwork<Column>>>;

/** How far a record was read, and the last lines by which it is known again. */
interface ReadSoFar {
  id: string;
  lines: number;
  lastLine: MetricsLine | undefined;
  timings: number;
  lastTiming: Timing | undefined;
}

/** Steps of one epoch, incomplete last batch dropped; NaN while the size of the data is not known. */
export function stepsPerEpoch(
  { batchSize, trainSubset }: ExperimentConfig,
  trainExamples: number | undefined,
): number {
  return Math.floor(
    Math.min(trainSubset ?? Infinity, trainExamples ?? trainSubset ?? NaN) / batchSize,
  );
}

/**
 * A run's metrics as columns, one row an epoch and one a step; made by `seriesOf`. A line that goes
 * back in steps (a run resumed from an earlier checkpoint) replaces what came after it.
 */
export class RunSeries {
  readonly epochs: { epoch: Column; step: Column } & EpochColumns = {
    epoch: new Column(),
    step: new Column(),
    train: { loss: columns(), accuracy: columns() },
    valid: { loss: columns(), accuracy: columns() },
  };
  readonly steps = { step: new Column(), loss: columns() };
  /** The first step whose loss was not finite. */
  readonly divergedAt: PerNetwork<number | null> = { bn: null, plain: null };
  readonly clock = new Clock();
  #stepsPerEpoch = NaN;
  #replaced = false;
  #read: ReadSoFar | null = null;

  /**
   * Reads what `record` has more than last time. False when it is not the record read last, grown
   * since, or when it replaced rows already given out: these columns are then of no more use.
   */
  follow(record: ExperimentRecord): boolean {
    if (!this.#isKnown(record)) return false;
    const { lines, timings } = this.#read ?? { lines: 0, timings: 0 };
    this.#replaced = false;
    for (const timing of record.timings.slice(timings)) this.clock.push(timing);
    for (const line of record.metrics.slice(lines)) {
      if (line.kind === 'epoch') this.#pushEpoch(line);
      else this.#pushChunk(line);
    }
    const { config, data } = record.experiment;
    const { epoch, step } = this.epochs;
    const last = epoch.length - 1;
    const planned = stepsPerEpoch(config, data?.trainExamples);
    this.#stepsPerEpoch = Number.isNaN(planned) ? step.at(last) / epoch.at(last) : planned;
    this.#read = {
      id: record.experiment.id,
      lines: record.metrics.length,
      lastLine: record.metrics[record.metrics.length - 1],
      timings: record.timings.length,
      lastTiming: record.timings[record.timings.length - 1],
    };
    return lines === 0 || !this.#replaced;
  }

  /** Where `step` is on the axis: epochs (a fraction inside one), steps, or seconds; NaN when that is not known. */
  xOfStep(axis: XAxis, step: number): number {
    if (axis === 'step') return step;
    return axis === 'time' ? this.clock.at(step) : step / this.#stepsPerEpoch;
  }

  /** Where the epoch in row `index` is on the axis. */
  xOfEpoch(axis: XAxis, index: number): number {
    return axis === 'epoch'
      ? this.epochs.epoch.at(index)
      : this.xOfStep(axis, this.epochs.step.at(index));
  }

  #isKnown({ experiment, metrics, timings }: ExperimentRecord): boolean {
    const read = this.#read;
    if (read === null) return true;
    return (
      read.id === experiment.id &&
      read.lastLine === metrics[read.lines - 1] &&
      read.lastTiming === timings[read.timings - 1]
    );
  }

  #truncateEpochs(length: number): void {
    if (length >= this.epochs.epoch.length) return;
    this.#replaced = true;
    this.epochs.epoch.truncate(length);
    this.epochs.step.truncate(length);
    for (const split of SPLITS) {
      for (const network of NETWORKS) {
        this.epochs[split].loss[network].truncate(length);
        this.epochs[split].accuracy[network].truncate(length);
      }
    }
  }

  #truncateSteps(length: number): void {
    if (length >= this.steps.step.length) return;
    this.#replaced = true;
    this.steps.step.truncate(length);
    for (const network of NETWORKS) {
      this.steps.loss[network].truncate(length);
      const first = this.steps.loss[network].values.findIndex(Number.isNaN);
      this.divergedAt[network] = first < 0 ? null : this.steps.step.at(first);
    }
  }

  #pushEpoch(line: EpochMetrics): void {
    const { epoch, step } = this.epochs;
    this.#truncateEpochs(firstAtLeast(epoch.length, (index) => epoch.at(index), line.epoch));
    epoch.push(line.epoch);
    step.push(line.step);
    for (const split of SPLITS) {
      for (const network of NETWORKS) {
        const { loss, accuracy } = line[split][network];
        this.epochs[split].loss[network].push(loss ?? NaN);
        this.epochs[split].accuracy[network].push(accuracy ?? NaN);
      }
    }
  }

  #pushChunk({ firstStep, epoch, loss }: ChunkMetrics): void {
    const { step } = this.steps;
    this.#truncateSteps(firstAtLeast(step.length, (index) => step.at(index), firstStep));
    this.#truncateEpochs(
      firstAtLeast(this.epochs.epoch.length, (index) => this.epochs.epoch.at(index), epoch),
    );
    const count = Math.max(loss.bn.length, loss.plain.length);
    for (let offset = 0; offset < count; offset++) step.push(firstStep + offset);
    for (const network of NETWORKS) {
      const column = this.steps.loss[network];
      const values = loss[network];
      for (let offset = 0; offset < count; offset++) {
        const value = values[offset];
        column.push(value ?? NaN);
        // A network of which a run made elsewhere tells no steps has not diverged.
        if (value === null) this.divergedAt[network] ??= firstStep + offset;
      }
    }
  }
}

/** The series of `record`: `previous`, brought up to date, where that is possible, else a new one. */
export function seriesOf(record: ExperimentRecord, previous: RunSeries | null): RunSeries {
  if (previous?.follow(record)) return previous;
  const series = new RunSeries();
  series.follow(record);
  return series;
}
