import { join } from 'node:path';
import type { Experiment, ExperimentId } from '../../../shared/domain/experiment.ts';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import { digestOfRun } from './runFiles.ts';
import { sentence } from '../../support/sentences.ts';

/** What must be true of one run. Of what was asked for when the process ended, old and new are both right. */
export interface Expected {
  seed: number;
  names: Set<string>;
  /** Where it may be: in the store, in the trash, or either. */
  places: Set<'store' | 'trash'>;
  finished: boolean;
}

type Listed = CommandOutput<'experiment:list'>;

/** What must be in the store, and what was found missing or wrong. */
export class Model {
  readonly runs = new Map<ExperimentId, Expected>();
  readonly losses: string[] = [];
  /** Digest of the unbroken run of each seed. */
  readonly #whole: ReadonlyMap<number, string>;
  readonly #storeFolder: string;
  /** Seeds of runs that were asked for and may be there or not, by the name they would have. */
  readonly #mayAppear = new Map<string, number>();

  constructor(whole: ReadonlyMap<number, string>, storeFolder: string) {
    this.#whole = whole;
    this.#storeFolder = storeFolder;
  }

  added(id: ExperimentId, seed: number, name: string): void {
    this.runs.set(id, {
      seed,
      names: new Set([name]),
      places: new Set(['store']),
      finished: false,
    });
  }

  mayAppear(name: string, seed: number): void {
    this.#mayAppear.set(name, seed);
  }

  present(): ExperimentId[] {
    return [...this.runs].filter(([, run]) => run.places.has('store')).map(([id]) => id);
  }

  trashed(): ExperimentId[] {
    return [...this.runs].filter(([, run]) => run.places.has('trash')).map(([id]) => id);
  }

  /** Compares the store with what must be there; what is certain afterwards is certain from then on. */
  check({ experiments, damaged }: Listed): void {
    for (const { id, reason } of damaged) this.losses.push(`${id} is damaged: ${sentence(reason)}`);
    const listed = new Map(experiments.map((experiment) => [experiment.id, experiment]));
    for (const experiment of experiments) this.#adopt(experiment);
    for (const [id, expected] of this.runs) {
      const experiment = listed.get(id);
      const place = experiment === undefined ? 'trash' : 'store';
      if (!expected.places.has(place)) this.losses.push(`${id} should not be in the ${place}`);
      expected.places = new Set([place]);
      if (experiment !== undefined) this.#checkRun(experiment, expected);
    }
  }

  #adopt({ id, name }: Experiment): void {
    if (this.runs.has(id)) return;
    const seed = this.#mayAppear.get(name);
    if (seed === undefined) this.losses.push(`${id} "${name}" was never asked for`);
    else this.added(id, seed, name);
  }

  #checkRun({ id, name, status }: Experiment, expected: Expected): void {
    if (!expected.names.has(name)) this.losses.push(`${id} is called "${name}"`);
    expected.names = new Set([name]);
    if (status === 'failed') this.losses.push(`${id} failed`);
    if (expected.finished && status !== 'finished') this.losses.push(`${id} is ${status} again`);
    if (status !== 'finished' || expected.finished) return;
    expected.finished = true;
    if (digestOfRun(join(this.#storeFolder, id)) !== this.#whole.get(expected.seed)) {
      this.losses.push(
        `${id} ended with other bytes than the unbroken run of seed ${expected.seed}`,
      );
    }
  }
}
