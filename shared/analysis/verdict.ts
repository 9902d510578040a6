import type { NetworkName } from '../domain/metrics.ts';
import { meanInterval, pairedEffect, welchEffect } from './intervals.ts';
import type { Effect, MeanInterval } from './intervals.ts';
import { epochsOf, isBetter } from './measure.ts';
import type { ComparedRun, Measure } from './measure.ts';
import { outcomeOf } from './outcomes.ts';
import { distinctRepeats } from './repeats.ts';

/** One network of a set of runs that are repeats of each other. */
export interface Side {
  runs: readonly ComparedRun[];
  network: NetworkName;
}

/** Which value of a run is judged. */
export type JudgedAt = 'last' | 'best';

/**
 * What can be said of `a` against `b`: a code and its numbers, for every language to word. Only
 * `winner` names one, and only `winner` and `undecided` have an interval.
 */
export type Verdict =
  /** A side has no run that went through all its epochs. */
  | { code: 'nothing-to-judge' }
  /** The runs did not see the same data. */
  | { code: 'different-data' }
  /** On one side, no run has the value. */
  | { code: 'value-missing' }
  /** Some values are not finite: there is no mean of them. */
  | { code: 'diverged'; diverged: Counts; n: Counts }
  /** A single seed on a side: there is a difference, but no winner. */
  | { code: 'one-seed'; difference: number; a: number; b: number }
  | { code: 'undecided'; effect: Effect; a: MeanInterval; b: MeanInterval }
  | { code: 'winner'; winner: 'a' | 'b'; effect: Effect; a: MeanInterval; b: MeanInterval };

interface Counts {
  a: number;
  b: number;
}

/** Value by what distinguishes the repeat: its seed, where that is known. */
type Values = ReadonlyMap<string, number | null>;

/** Runs that were cut short are left out: their last epoch is not the last. */
const wholeRuns = ({ runs }: Side): ComparedRun[] =>
  runs.filter(({ experiment: { config, summary } }) => summary.epochsDone >= config.epochs);

/** The values of the runs that have them. */
function valuesOf(side: Side, measure: Measure, at: JudgedAt): Values {
  return new Map(
    [...distinctRepeats(wholeRuns(side))].flatMap(([repeat, run]): [string, number | null][] => {
      const reached = outcomeOf(epochsOf(run.metrics), side.network, measure);
      return reached.last === null ? [] : [[repeat, reached[at]?.value ?? null]];
    }),
  );
}

const finite = (values: Values): number[] => [...values.values()].filter((value) => value !== null);

/** Paired over the seeds both have, where one side has no others; two independent groups otherwise. */
function effectOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): Effect {
  const shared = [...a.keys()].filter((repeat) => b.has(repeat));
  if (shared.length >= 2 && shared.length === Math.min(a.size, b.size)) {
    const at = (values: ReadonlyMap<string, number>) =>
      shared.map((repeat) => values.get(repeat) ?? Number.NaN);
    return pairedEffect(at(a), at(b));
  }
  return welchEffect([...a.values()], [...b.values()]);
}

function sawDifferentData(runs: readonly ComparedRun[]): boolean {
  const digests = runs.map(({ experiment }) => experiment.data?.digest ?? null);
  return new Set(digests.filter((digest) => digest !== null)).size > 1;
}

/**
 * Whether `a` or `b` is better, by the 95 % interval of the difference of their means: paired over the
 * seeds where both went through the same ones, Welch's otherwise. From one seed no winner is named.
 */
export function verdictOf(a: Side, b: Side, measure: Measure, at: JudgedAt = 'last'): Verdict {
  if (sawDifferentData([...a.runs, ...b.runs])) return { code: 'different-data' };
  const values = { a: valuesOf(a, measure, at), b: valuesOf(b, measure, at) };
  const n = { a: values.a.size, b: values.b.size };
  if (n.a === 0 || n.b === 0) {
    const areWhole = wholeRuns(a).length > 0 && wholeRuns(b).length > 0;
    return { code: areWhole ? 'value-missing' : 'nothing-to-judge' };
  }
  const diverged = { a: n.a - finite(values.a).length, b: n.b - finite(values.b).length };
  if (diverged.a + diverged.b > 0) return { code: 'diverged', diverged, n };
  const means = { a: meanInterval(finite(values.a)), b: meanInterval(finite(values.b)) };
  if (n.a < 2 || n.b < 2) {
    const difference = means.a.mean - means.b.mean;
    return { code: 'one-seed', difference, a: means.a.mean, b: means.b.mean };
  }
  const effect = effectOf(
    values.a as ReadonlyMap<string, number>,
    values.b as ReadonlyMap<string, number>,
  );
  if (effect.low <= 0 && effect.high >= 0) return { code: 'undecided', effect, ...means };
  const winner = isBetter(measure.metric, effect.mean, 0) ? 'a' : 'b';
  return { code: 'winner', winner, effect, ...means };
}
