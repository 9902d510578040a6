import {
  joined,
  logarithmicTicksIn,
  rangeOf,
  roundedRange,
  roundedLogarithmic,
  STEPS_OF_Y,
  ticksIn,
} from './fit.ts';
import type { Range } from './fit.ts';
import { percentTickText, percentTickTexts, tickText, tickTexts } from './numberText.ts';

/** What an axis counts. */
export interface AxisKind {
  logarithmic?: boolean | undefined;
  /** Whether its values are shares, written in percent. */
  isPercent?: boolean | undefined;
  /** Whether there is nothing between its whole numbers. */
  wholeNumbers?: boolean | undefined;
  /** What stands at 0, 1, 2 ... where x is no number but one of these. */
  names?: readonly string[] | undefined;
}

/** An axis that shows a range. */
export interface Axis extends AxisKind, Range {}

/** Up to this many labels stand on x. */
const MOST_X = 11;
/** Room between two labels beside each other, in pixels. */
const BETWEEN = 12;

/** The labels of all ticks of an axis; those of a linear one have equally many decimals. */
export function tickLabels(kind: AxisKind, ticks: readonly number[]): string[] {
  const { names, isPercent = false, logarithmic = false } = kind;
  if (names !== undefined) return ticks.map((tick) => names[tick] ?? '');
  if (logarithmic) return ticks.map(isPercent ? percentTickText : tickText);
  return isPercent ? percentTickTexts(ticks) : tickTexts(ticks);
}

/** Labeled places of an axis that goes across a drawing: as many as stand beside each other on `length` pixels. */
export function xTicks(axis: Axis, length: number, widthOf: (label: string) => number): number[] {
  const least = axis.wholeNumbers || axis.names !== undefined ? 1 : 0;
  for (let wanted = axis.names?.length ?? MOST_X; wanted > 1; wanted -= 1) {
    const ticks = ticksIn(axis, wanted, least).filter((tick) => axis.names?.[tick] !== '');
    const widest = Math.max(0, ...tickLabels(axis, ticks).map(widthOf));
    const [first = 0, second = axis.max] = ticks;
    if (((second - first) / (axis.max - axis.min)) * length >= widest + BETWEEN) return ticks;
  }
  return ticksIn(axis, 1, least);
}

/** Labeled places of an axis that goes up a drawing. */
export const yTicks = (axis: Axis): number[] =>
  axis.logarithmic ? logarithmicTicksIn(axis) : ticksIn(axis, STEPS_OF_Y);

/** How far a y axis goes, as a person chose it; what is left out follows the values. */
export interface YChoice {
  min?: number | undefined;
  max?: number | undefined;
  logarithmic: boolean;
  /** Whether 0 is on it whatever the values are. */
  fromZero?: boolean | undefined;
  /** What values can be at all: the axis goes no further. */
  least?: number | undefined;
  most?: number | undefined;
}

/** The range of a y axis for values, and for the ends of the bands about them. */
export function yRange(values: Range | null, bandEnds: Iterable<number>, choice: YChoice): Range {
  const { logarithmic, fromZero = false, least = -Infinity, most = Infinity } = choice;
  const ends = logarithmic ? Array.from(bandEnds, (end) => (end > 0 ? end : NaN)) : bandEnds;
  const all = joined(values, rangeOf(ends));
  if (logarithmic) return { ...roundedLogarithmic(all), ...given(choice) };
  const shown = roundedRange(
    (fromZero ? joined(all, { min: 0, max: 0 }) : all) ?? { min: 0, max: 1 },
  );
  return { min: Math.max(shown.min, least), max: Math.min(shown.max, most), ...given(choice) };
}

const given = ({ min, max }: YChoice): Partial<Range> => ({
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});
