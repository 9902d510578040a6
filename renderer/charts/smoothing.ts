import { Column } from './column.ts';

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

  next(value: number): number {
    if (Number.isNaN(value)) return NaN;
    this.#mean = this.weight * this.#mean + (1 - this.weight) * value;
    this.#missing *= this.weight;
    return this.#mean / (1 - this.#missing);
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
    for (let index = this.#smoothed.length; index < this.source.length; index++) {
      this.#smoothed.push(this.#average.next(this.source.at(index)));
    }
    return this.#smoothed;
  }
}
