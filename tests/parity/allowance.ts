import { streamOf, uniform } from '../../main/data/random.ts';
import type { Network } from '../../shared/domain/networks.ts';
import { trainInFloat64 } from './float64.ts';
import type { Rounding } from './float64.ts';
import type { ParityCase } from './parityCase.ts';

/** Trainings in the ensemble. More draws move its largest error by little. */
const DRAWS = 12;

/** Between two float32 programs that add in another order. */
export const TOLERANCE = 1e-4;

/**
 * A draw rounds each result of a layer once; a float32 program rounds every sum and product in it. Two
 * programs lie on either side of the exact numbers.
 */
const MARGIN = 6;

/** The largest that an error may be, by the name of an array; of the losses under `losses`. */
export type Allowances = ReadonlyMap<string, number>;

/**
 * How far float32 may lead the training of a case astray, from an ensemble: float64 training in which
 * every result of a step is rounded to float32, each time one way or the other by chance. Where a
 * gradient is zero but for rounding, or a step multiplies what rounding has done, the draws show it.
 */
export function allowancesOf(
  network: Network,
  start: Map<string, number[]>,
  parityCase: ParityCase,
): Allowances {
  const told = (round?: Rounding) => {
    const { losses, end } = trainInFloat64(network, start, parityCase, round);
    return new Map([...end, ['losses', losses]]);
  };
  const exact = told();
  const draws = Array.from({ length: DRAWS }, (_, draw) => told(roundingBy(draw + 1)));
  return new Map(
    [...exact].map(([name, values]) => {
      const spread = Math.max(0, ...draws.map((draw) => farthest(values, draw.get(name) ?? [])));
      return [name, Math.max(TOLERANCE, MARGIN * spread)];
    }),
  );
}

const farthest = (a: readonly number[], b: readonly number[]) =>
  a.reduce((most, value, at) => Math.max(most, Math.abs(value - (b[at] ?? NaN))), 0);

/** Rounds to a neighboring float32, the nearer one more often. */
function roundingBy(draw: number): Rounding {
  const stream = streamOf(draw, 'rounding');
  return (value) => Math.fround(value * (1 + (uniform(stream) - 0.5) * 2 ** -23));
}
