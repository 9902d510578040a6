import type { WorkbenchEvent } from '../../shared/contract/events.ts';
import type { Experiment, ExperimentId } from '../../shared/domain/experiment.ts';
import type { Workbench } from '../workbench/workbench.ts';
import type { RunReporter } from './output/runReporter.ts';

type End = 'finished' | 'failed';

/** What became of the runs this command started: all others' news are none, as the workbench is its own. */
export class WatchedRuns {
  readonly #reporter: RunReporter;
  readonly #experiments = new Map<ExperimentId, Experiment>();
  readonly #ends = new Map<ExperimentId, End>();
  #onEnd: () => void = () => undefined;
  #stuck = false;

  constructor(workbench: Workbench, reporter: RunReporter) {
    this.#reporter = reporter;
    workbench.subscribe((event) => this.#receive(event));
  }

  /** Runs that were begun or waited and have not come to an end, in their order. */
  get unfinished(): Experiment[] {
    return [...this.#experiments.values()].filter(({ id }) => !this.#ends.has(id));
  }

  /** Whether there was any; runs that ended have reported it themselves. */
  get begun(): boolean {
    return this.#experiments.size > 0;
  }

  /** Whether one waits for a person: nothing more of it can be written. */
  get stuck(): boolean {
    return this.#stuck;
  }

  /** Those of `ids` as they were last reported, in that order. */
  of(ids: ExperimentId[]): Experiment[] {
    return ids.flatMap((id) => this.#experiments.get(id) ?? []);
  }

  /** Resolves when all of `ids` have ended, or one waits for a person, whom a command cannot wait for. */
  async ended(ids: ExperimentId[]): Promise<End> {
    const done = () => this.#stuck || ids.every((id) => this.#ends.has(id));
    while (!done()) await new Promise<void>((resolve) => (this.#onEnd = resolve));
    const good = !this.#stuck && ids.every((id) => this.#ends.get(id) === 'finished');
    return good ? 'finished' : 'failed';
  }

  tellInterrupted(): void {
    for (const experiment of this.unfinished) this.#reporter.interrupted(experiment);
  }

  #receive(event: WorkbenchEvent): void {
    if (event.name === 'experiment:changed') {
      const { experiment } = event.payload;
      this.#experiments.set(experiment.id, experiment);
      return;
    }
    const experiment = 'id' in event.payload ? this.#experiments.get(event.payload.id) : undefined;
    // Trying once more when the command ends says the same again.
    const isSaid = this.#stuck && event.name === 'run:failed';
    if (experiment === undefined || isSaid) return;
    this.#reporter.report(event, experiment);
    if (event.name === 'run:finished') this.#ends.set(experiment.id, 'finished');
    if (event.name === 'run:failed' && event.payload.canRetry) this.#stuck = true;
    else if (event.name === 'run:failed') this.#ends.set(experiment.id, 'failed');
    this.#onEnd();
  }
}
