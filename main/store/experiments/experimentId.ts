import { randomInt } from 'node:crypto';
import { experimentIdSchema } from '../../../shared/domain/experiment.ts';
import type { ExperimentId } from '../../../shared/domain/experiment.ts';

const SUFFIXES = 36 ** 6;
/** Beyond these there is no later id: made by hand, not by us. */
const END_OF_TIME = '9999';

/**
 * A new experiment's id: UTC time `YYYYMMDD-HHMMSS` and six random digits of base 36. Greater than
 * every one of `existing`, also within one second and when the clock was set back, so that the order
 * of ids is the order of creation.
 */
export function newExperimentId(existing: Iterable<string>, now = new Date()): ExperimentId {
  const greatest = greatestOf(existing);
  const stamp = stampOf(now);
  const [before, suffix] = [greatest.slice(0, 15), greatest.slice(16)];
  if (stamp > before) return `${stamp}-${suffixText(randomInt(SUFFIXES / 2))}`;
  const next = parseInt(suffix, 36) + 1 + randomInt(36 ** 4);
  if (next < SUFFIXES) return `${before}-${suffixText(next)}`;
  return `${secondAfter(before)}-${suffixText(randomInt(SUFFIXES / 2))}`;
}

function greatestOf(ids: Iterable<string>): string {
  let greatest = '';
  for (const id of ids) {
    const counts = experimentIdSchema.safeParse(id).success && id < END_OF_TIME;
    if (counts && id > greatest) greatest = id;
  }
  return greatest;
}

const suffixText = (value: number) => value.toString(36).padStart(6, '0');

/** `YYYYMMDD-HHMMSS`. */
const stampOf = (time: Date) =>
  time.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');

function secondAfter(stamp: string): string {
  const part = (from: number, to: number) => Number(stamp.slice(from, to));
  const time = Date.UTC(
    part(0, 4),
    part(4, 6) - 1,
    part(6, 8),
    part(9, 11),
    part(11, 13),
    part(13, 15) + 1,
  );
  return stampOf(new Date(time));
}
