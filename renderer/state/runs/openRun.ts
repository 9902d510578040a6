import { shallowRef, triggerRef } from 'vue';
import type { ComparedRun } from '../../../shared/analysis/measure.ts';
import type { Experiment, ExperimentRecord } from '../../../shared/domain/experiment.ts';
import { epochLogLines, LEARNING_FINISHED } from '../../../shared/domain/log.ts';
import type { EpochMetrics, MetricsLine, Timing } from '../../../shared/domain/metrics.ts';
import { RunSeries } from './runSeries.ts';

/** What events report of a run. */
export interface Additions {
  lines: readonly MetricsLine[];
  timings: readonly Timing[];
  /** All but its curves and its log, where that has changed. */
  experiment?: Experiment;
  /** Whether it was trained to its end. */
  isFinished?: boolean;
}

/** A run at a moment, to be compared: another one whenever the run has changed. Its lists keep growing. */
export interface RunView extends ComparedRun {
  series: () => RunSeries;
}

/** The step a line ends at. */
function lastStep(line: MetricsLine): number {
  return line.kind === 'epoch'
    ? line.step
    : line.firstStep + Math.max(line.loss.bn.length, line.loss.plain.length) - 1;
}

/** Two lines of the same key say the same. A run keeps them in this order: an epoch after its last chunk. */
const lineKey = (line: MetricsLine) => lastStep(line) * 2 + (line.kind === 'epoch' ? 1 : 0);
const timingKey = (timing: Timing) => timing.step * 2 + (timing.epoch === undefined ? 0 : 1);

/** Appends those of `added` that come after those of `list`, each once, in order of their keys. @returns them */
function append<T>(list: T[], added: readonly T[], key: (item: T) => number): T[] {
  const last = list[list.length - 1];
  let reached = last === undefined ? -Infinity : key(last);
  const fresh = [...added]
    .sort((a, b) => key(a) - key(b))
    .filter((item) => {
      const isNew = key(item) > reached;
      reached = Math.max(reached, key(item));
      return isNew;
    });
  list.push(...fresh);
  return fresh;
}

/**
 * A run that is open on a screen, live or saved. It grows in place: what is once in its lists and columns stays,
 * and code that reads them continues from where they were. What is read of it is reactive.
 */
export class OpenRun {
  readonly notices: ExperimentRecord['notices'];
  readonly #metrics: MetricsLine[];
  readonly #timings: Timing[];
  /** Made when someone first asks for it: of many runs that are compared by their epochs, it never is. */
  #series: RunSeries | null = null;
  readonly #experiment;
  readonly #log;
  readonly #epochs;
  /** Goes up whenever the run has changed. */
  readonly #version = shallowRef(0);
  #view: { version: number; view: RunView } | null = null;

  constructor({ experiment, metrics, timings, log, notices }: ExperimentRecord) {
    this.notices = notices;
    this.#metrics = [...metrics];
    this.#timings = [...timings];
    this.#experiment = shallowRef(experiment);
    this.#log = shallowRef(log);
    this.#epochs = shallowRef(metrics.filter((line) => line.kind === 'epoch'));
  }

  get experiment(): Experiment {
    return this.#experiment.value;
  }

  get log(): string {
    return this.#log.value;
  }

  /** Every epoch that was evaluated; asks again after each. */
  get epochs(): readonly EpochMetrics[] {
    return this.#epochs.value;
  }

  /** Up to date, and asks again after every change. */
  get series(): RunSeries {
    return this.view.series();
  }

  /** Whether nothing was recorded yet. */
  get isEmpty(): boolean {
    return this.view.metrics.length === 0;
  }

  get view(): RunView {
    const version = this.#version.value;
    if (this.#view?.version !== version) {
      const run = {
        experiment: this.#experiment.value,
        metrics: this.#metrics,
        timings: this.#timings,
      };
      this.#view = { version, view: { ...run, series: () => this.#followed(run) } };
    }
    return this.#view.view;
  }

  #followed(run: ComparedRun): RunSeries {
    this.#series ??= new RunSeries();
    this.#series.follow(run);
    return this.#series;
  }

  /**
   * Adds what events report. Leaves out what it already has, so that it may be loaded while events about the same
   * steps arrive: a saved run has all that was reported before its last line.
   */
  add({ lines, timings, experiment, isFinished = false }: Additions): void {
    const fresh = append(this.#metrics, lines, lineKey);
    append(this.#timings, timings, timingKey);
    const epochs = fresh.filter((line) => line.kind === 'epoch');
    if (epochs.length > 0) {
      this.#epochs.value.push(...epochs);
      triggerRef(this.#epochs);
    }
    if (experiment !== undefined) this.#experiment.value = experiment;
    const { normalization } = this.#experiment.value.config;
    const printed = epochs.flatMap((epoch) => epochLogLines(epoch, normalization));
    if (isFinished && !this.#log.value.endsWith(`${LEARNING_FINISHED}\n`)) {
      printed.push(LEARNING_FINISHED);
    }
    if (printed.length > 0) this.#log.value += printed.map((line) => `${line}\n`).join('');
    this.#version.value += 1;
  }
}
