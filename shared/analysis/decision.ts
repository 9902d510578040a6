import type { Verdict } from './verdict.ts';

/** What would change a verdict; null where nothing can be said beyond the verdict itself. */
export type Decision =
  /** About so many seeds on each side, if difference and spread stay as they are. */
  | { code: 'seeds'; count: number }
  /** More seeds than anybody trains: the difference is small beside the spread. */
  | { code: 'too-many' }
  /** Seeds that take the interval to 0. */
  | { code: 'against' };

/** More than these are not worth naming. */
const MOST_SEEDS = 100;

/** An interval's half width goes down with the root of the number of seeds: so many bring it below the difference. */
function seedsNeeded(mean: number, half: number, n: number): number {
  return Math.max(n + 1, Math.ceil(n * (half / Math.abs(mean)) ** 2));
}

export function decisionOn(verdict: Verdict): Decision | null {
  if (verdict.code === 'winner') return { code: 'against' };
  if (verdict.code !== 'undecided') return null;
  const { mean, low, high, n } = verdict.effect;
  const count = seedsNeeded(mean, (high - low) / 2, Math.min(n.a, n.b));
  return count <= MOST_SEEDS ? { code: 'seeds', count } : { code: 'too-many' };
}
