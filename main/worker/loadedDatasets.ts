import type { Dataset } from '../data/dataset.ts';
import type { DataLocation } from '../data/location.ts';

/** Loads data sets and keeps the last one, as most trainings and inspections share it. */
export class LoadedDatasets {
  readonly #load: (location: DataLocation) => Promise<Dataset>;
  #last: { key: string; dataset: Promise<Dataset> } | null = null;

  constructor(load: (location: DataLocation) => Promise<Dataset>) {
    this.#load = load;
  }

  at(location: DataLocation): Promise<Dataset> {
    const key = JSON.stringify(location);
    if (this.#last?.key === key) return this.#last.dataset;
    const dataset = this.#load(location);
    this.#last = { key, dataset };
    dataset.catch(() => (this.#last = null));
    return dataset;
  }
}
