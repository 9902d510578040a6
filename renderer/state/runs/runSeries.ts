import type { ComparedRun, Metric } from '../../../shared/analysis/measure.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { NETWORKS, SPLITS } from '../../../shared/domain/metrics.ts';
import type {
  ChunkMetrics,
  EpochMetrics,
  PerNetwork,
  Split,
  Timing,
} from '../../../shared/domain/metrics.ts';
import type { XAxis } from '../chartView.ts';
import { Column } from '../../../shared/plot/column.ts';
import { firstAtLeast } from '../../../shared/plot/search.ts';

/** Seconds of training at every step, by straight lines between a run's timings. */
class Clock {
  readonly #steps = new Column();
  readonly #elapsed = new Column();

  /** A timing that goes back in steps (a run resumed from an earlier checkpoint) replaces what came after it. */
  push({ step, elapsed }: Timing): void {
    const kept = firstAtLeast(this.#steps.length, (index) => this.#steps.at(index), step + 1);
    this.#steps.truncate(kept);
    this.#elapsed.truncate(kept);
    this.#steps.push(step);
    this.#elapsed.push(elapsed);
  }

  /** Seconds until `step` was done; NaN after the last timing. */
  at(step: number): number {
    const after = firstAtLeast(this.#steps.length, (index) => this.#steps.at(index), step);
    const stepAfter = this.#steps.at(after);
    if (stepAfter === step) return this.#elapsed.at(after);
    const stepBefore = after === 0 ? 0 : this.#steps.at(after - 1);
    const before = after === 0 ? 0 : this.#elapsed.at(after - 1);
    return (
      before + ((step - stepBefore) / (stepAfter - stepBefore)) * (this.#elapsed.at(after) - before)
    );
  }
}

const columns = (): PerNetwork<Column> => ({ bn: new Column(), plain: new Column() });

/** The numbers of one split and measure, a row an epoch. */
type EpochColumns = Record<Split, Record<Metric, PerNetwork<Column>>>;

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
 * A run's metrics as columns, one row an epoch and one a step. They follow the run's lines by position: a row that
 * is once there stays, but for a line that goes back in steps (a saved run that was resumed from an earlier
 * checkpoint), which replaces what came after it.
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
  #lines = 0;
  #timings = 0;

  /** Reads what a run has more of than last time. */
  follow({ experiment: { config, data }, metrics, timings }: ComparedRun): void {
    for (; this.#timings < timings.length; this.#timings += 1) {
      const timing = timings[this.#timings];
      if (timing !== undefined) this.clock.push(timing);
    }
    for (; this.#lines < metrics.length; this.#lines += 1) {
      const line = metrics[this.#lines];
      if (line?.kind === 'epoch') this.#pushEpoch(line);
      else if (line !== undefined) this.#pushChunk(line);
    }
    const { epoch, step } = this.epochs;
    const last = epoch.length - 1;
    const planned = stepsPerEpoch(config, data?.trainExamples);
    this.#stepsPerEpoch = Number.isNaN(planned) ? step.at(last) / epoch.at(last) : planned;
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

  #truncateEpochs(length: number): void {
    if (length >= this.epochs.epoch.length) return;
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
        // A network of an imported run without steps has not diverged.
        if (value === null) this.divergedAt[network] ??= firstStep + offset;
      }
    }
  }
}
