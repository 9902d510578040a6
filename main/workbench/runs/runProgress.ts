import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import type { ChunkMetrics, Timing } from '../../../shared/domain/metrics.ts';
import type { RunProgress } from '../../../shared/domain/run.ts';

/** Counts one run's steps and judges its speed by all but the first chunk, which waits for compiling. */
export class ProgressMeter {
  readonly #config: ExperimentConfig;
  #totalSteps = 1;
  #step = 0;
  #first: Timing | null = null;
  #last: Timing | null = null;

  constructor(config: ExperimentConfig) {
    this.#config = config;
  }

  started(stepsPerEpoch: number, stepsBefore: number): void {
    this.#totalSteps = stepsPerEpoch * this.#config.epochs;
    this.#step = stepsBefore;
  }

  chunk({ firstStep, loss }: ChunkMetrics, timing: Timing): void {
    this.#step = firstStep - 1 + loss.bn.length;
    this.#passed(timing);
  }

  epoch(timing: Timing): void {
    this.#passed(timing);
  }

  get progress(): RunProgress {
    const [first, last] = [this.#first, this.#last];
    const seconds = first === null || last === null ? 0 : last.elapsed - first.elapsed;
    const steps = first === null || last === null ? 0 : last.step - first.step;
    const known = seconds > 0 && steps > 0;
    return {
      step: this.#step,
      totalSteps: this.#totalSteps,
      examplesPerSecond: known ? (steps * this.#config.batchSize) / seconds : 0,
      secondsLeft: known ? ((this.#totalSteps - this.#step) * seconds) / steps : null,
    };
  }

  #passed(timing: Timing): void {
    this.#first ??= timing;
    this.#last = timing;
  }
}
