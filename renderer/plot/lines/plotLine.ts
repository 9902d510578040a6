import type { Band } from '../../../shared/plot/chart.ts';
import type { Range } from '../../../shared/plot/fit.ts';
import { FARTHEST } from '../../../shared/plot/path.ts';
import type { Column } from '../../../shared/plot/column.ts';
import { Decimator } from './decimation.ts';
import { firstAtLeast, nearest } from '../../../shared/plot/search.ts';

export interface LinePoint {
  x: number;
  /** NaN is a gap. */
  y: number;
}

/** What part of a line to draw: x from `min` to `max`, on `pixels` pixels; a logarithmic axis has no place for 0. */
export interface View {
  min: number;
  max: number;
  pixels: number;
  logarithmic: boolean;
  /** Where the y axis ends though the values continue; null where it has all of them. */
  ends: Range | null;
}

function drawn(value: number, { logarithmic, ends }: View): number {
  if (logarithmic) return value <= 0 ? NaN : value;
  if (ends === null) return value;
  const far = FARTHEST * (ends.max - ends.min);
  return Math.min(Math.max(value, ends.min - far), ends.max + far);
}

/**
 * One curve over an x that never falls. Its column may grow; numbers once in it stay. Where x is not
 * known (NaN, only at the end) nothing is drawn.
 */
export class PlotLine {
  readonly #decimator = new Decimator();
  #extent = { min: 0, max: 0, seen: 0 };

  constructor(
    readonly column: () => Column,
    readonly x: (index: number) => number,
  ) {}

  /** How many points have an x. */
  get length(): number {
    const { length } = this.column();
    if (length === 0 || !Number.isNaN(this.x(length - 1))) return length;
    return firstAtLeast(length, (index) => (Number.isNaN(this.x(index)) ? 1 : 0), 1);
  }

  y(index: number): number {
    return this.column().at(index);
  }

  /** Whether `x` is neither before its first point nor after its last. */
  reaches(x: number): boolean {
    const { length } = this;
    return length > 0 && x >= this.x(0) && x <= this.x(length - 1);
  }

  /** Index of the point nearest to `x`; -1 when there is none. */
  nearest(x: number): number {
    return nearest(this.length, this.x, x);
  }

  /** Its least and greatest finite value, and 0: what is new since last time is looked at. */
  extent(): Range {
    const { values } = this.column();
    const known = this.#extent.seen <= values.length ? this.#extent : { min: 0, max: 0, seen: 0 };
    let { min, max } = known;
    for (let index = known.seen; index < values.length; index += 1) {
      const value = values[index] ?? NaN;
      if (!Number.isFinite(value)) continue;
      if (value < min) min = value;
      if (value > max) max = value;
    }
    this.#extent = { min, max, seen: values.length };
    return this.#extent;
  }

  /** The points to draw: those in view and one beyond each side, thinned to what the pixels can show. */
  points(view: View): LinePoint[] {
    const { length } = this;
    const { values } = this.column();
    const from = Math.max(0, firstAtLeast(length, this.x, view.min) - 1);
    const to = Math.min(length, firstAtLeast(length, this.x, view.max) + 2);
    return this.#decimator.indices(values, from, to, view.pixels / 2).map((index) => {
      return { x: this.x(index), y: drawn(values[index] ?? NaN, view) };
    });
  }
}

/** One line of a chart as it is drawn, named and read out. */
export interface ChartLine {
  id: string;
  label: string;
  /** Name of the CSS variable that holds its color, such as `--chart-bn`. */
  color: string;
  /** Lengths of dashes and of the spaces between in pixels; empty for a solid line. */
  dash: readonly number[];
  /** The numbers themselves: drawn (faintly under `smoothed`), read out, listed in the table. */
  raw: PlotLine;
  smoothed: PlotLine | null;
  band?: Band;
}
