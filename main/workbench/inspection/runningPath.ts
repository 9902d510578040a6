import { splitLayers } from '../../../shared/analysis/replay.ts';
import type { RunningPath } from '../../../shared/domain/inspection.ts';
import type { Statistics } from '../../../shared/formats/statistics.ts';

/** About how many numbers a path may hold: more than a screen can show, and still a small message. */
const MOST_NUMBERS = 200_000;
const MOST_STEPS = 500;

/** How the running statistics of BatchNorm `layer` went; null where nothing of it was recorded. */
export function runningPath(running: Statistics | null, layer: number): RunningPath | null {
  const units = running?.header.units[layer];
  if (running === null || units === undefined || running.records.length === 0) return null;
  const most = Math.min(MOST_STEPS, Math.max(2, Math.floor(MOST_NUMBERS / (2 * units))));
  const kept = evenly(running.records, most).map(({ step, values }) => ({
    step,
    statistics: splitLayers(values, running.header.units)[layer],
  }));
  return {
    steps: kept.map(({ step }) => step),
    mean: kept.map(({ statistics }) => finiteNumbers(statistics?.mean)),
    variance: kept.map(({ statistics }) => finiteNumbers(statistics?.variance)),
  };
}

/** At most `most` of the items, evenly spread, the first and the last among them. */
function evenly<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  const every = (items.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, place) => items[Math.round(place * every)]).filter(
    (item): item is T => item !== undefined,
  );
}

/** Numbers as JSON can hold them. */
export const finiteNumbers = (values: Float32Array = new Float32Array()): (number | null)[] =>
  Array.from(values, (value) => (Number.isFinite(value) ? value : null));
