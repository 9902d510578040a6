import { Column } from '../../../shared/plot/column.ts';

/**
 * Exponential moving average with bias correction, as TensorBoard draws it and Adam uses it
 * (Kingma & Ba 2015, section 3): with weight w in [0, 1)
 *
 *     m_0 = 0,   m_n = w m_(n-1) + (1 - w) x_n,   smoothed_n = m_n / (1 - w^n)
 *
 * so that the first value is itself and the start is not pulled to 0. A gap (NaN) stays a gap and
 * is not counted in n.
 */
export class MovingAverage {
  #mean = 0;
  #missing = 1;

  constructor(readonly weight: number) {}

  /** The smoothed `values`, which continue where those before ended. */
  nextAll(values: Float64Array): Float64Array {
    const { weight } = this;
    let mean = this.#mean;
    let missing = this.#missing;
    const smoothed = new Float64Array(values.length);
    for (let index = 0; index < values.length; index++) {
      const value = values[index] ?? NaN;
      if (Number.isNaN(value)) {
        smoothed[index] = NaN;
        continue;
      }
      mean = weight * mean + (1 - weight) * value;
      missing *= weight;
      smoothed[index] = mean / (1 - missing);
    }
    this.#mean = mean;
    this.#missing = missing;
    return smoothed;
  }
}

/** A column smoothed; follows its source as that grows, at the cost of the new values only. */
export class SmoothedColumn {
  readonly #smoothed = new Column();
  readonly #average: MovingAverage;

  constructor(
    readonly source: Column,
    weight: number,
  ) {
    this.#average = new MovingAverage(weight);
  }

  get weight(): number {
    return this.#average.weight;
  }

  /** The smoothed numbers of all of the source. */
  get column(): Column {
    const added = this.source.values.subarray(this.#smoothed.length);
    if (added.length > 0) this.#smoothed.pushAll(this.#average.nextAll(added));
    return this.#smoothed;
  }
}
