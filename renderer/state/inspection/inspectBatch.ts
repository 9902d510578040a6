import { SETTINGS } from '../../../shared/domain/catalog/catalog.ts';
import type { NumberRange } from '../../../shared/domain/catalog/kinds.ts';
import { LARGEST_BATCH, NO_SHIFTS } from '../../../shared/domain/batch.ts';
import type { Batch, ImageSelection, Shifts } from '../../../shared/domain/batch.ts';
import type { Split } from '../../../shared/domain/metrics.ts';

export const ORDERS = ['shuffled', 'digit', 'sorted', 'picked'] as const;
export type Order = (typeof ORDERS)[number];

export const BATCH_SIZE: NumberRange = {
  min: 1,
  max: LARGEST_BATCH,
  integer: true,
  logarithmic: false,
};

/** What the batch picker holds: also the settings of the orders not chosen, for when one comes back. */
export interface Picker {
  order: Order;
  split: Split;
  /** NaN while what is typed is not a number; so is `seed`. */
  size: number;
  seed: number;
  /** Which batch of the order, 0 for the first. */
  number: number;
  digit: number;
  /** Places in the split, hand-picked. */
  picked: readonly number[];
}

export const FIRST_PICKER: Picker = {
  order: 'shuffled',
  split: 'valid',
  size: 64,
  seed: 1,
  number: 0,
  digit: 7,
  picked: [0, 1, 2, 3, 4, 5, 6, 7],
};

const isWhole = (value: number, { min, max }: NumberRange) =>
  Number.isInteger(value) && value >= min && value <= max;

/** The choice the picker makes, at most `most` examples; null while it makes none that can be asked for. */
export function choiceOf(picker: Picker, most = LARGEST_BATCH): ImageSelection | null {
  const { order, split, digit, seed, number, picked } = picker;
  if (order === 'picked') {
    return picked.length === 0 ? null : { order, split, indices: picked.slice(0, most) };
  }
  if (!isWhole(picker.size, BATCH_SIZE) || !isWhole(seed, SETTINGS.seed.range)) return null;
  const size = Math.min(picker.size, most);
  if (order === 'sorted') return { order, split, size, number };
  if (order === 'digit') return { order, digit, split, size, seed, number };
  return { order, split, size, seed, number };
}

/** The batch to ask for; null while the picker holds none. */
export function pickedBatch(picker: Picker, shifts: Shifts): Batch | null {
  const choice = choiceOf(picker);
  return choice === null ? null : { drawn: [], choice, shifts };
}

/** The same choice, `batches` further on. */
export function further(batch: Batch, batches: number): Batch {
  const { choice } = batch;
  if (choice === null || choice.order === 'picked') return batch;
  const number = (choice.number + batches) % 1_000_000;
  return { ...batch, choice: { ...choice, number } };
}

/** Whether the images are taken as they are. */
export function isUnshifted(shifts: Shifts): boolean {
  const { noiseSeed, ...rest } = shifts;
  const same = { ...NO_SHIFTS, noiseSeed };
  return Object.entries(rest).every(([name, value]) => same[name as keyof Shifts] === value);
}

/** Places typed as `3, 17 42`: whole numbers below `examples`, each once. */
export function parsePlaces(text: string, examples: number): number[] {
  const places = text
    .split(/[\s,]+/)
    .filter((word) => /^\d+$/.test(word))
    .map(Number);
  return [...new Set(places)].filter((place) => place < examples).slice(0, LARGEST_BATCH);
}
