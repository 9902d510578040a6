import { isRanged, SETTINGS } from '../../../shared/domain/catalog/catalog.ts';
import type { SweptSetting } from '../../../shared/domain/catalog/catalog.ts';
import { SWEEP_COUNT, sweepRange } from '../../../shared/domain/sweep.ts';
import type { SweepAxis, SweepValue } from '../../../shared/domain/sweep.ts';

/** A setting to be swept as the form holds it: a range, or values as they were typed. */
export interface SweepDraft {
  setting: SweptSetting;
  as: 'range' | 'list';
  from: number;
  to: number;
  count: number;
  /** Values with commas between; layers as `32-32`, `none` for no layer, `all` for all examples. */
  list: string;
}

/** What `setting` is swept over before anything is typed. */
export function draftOf(setting: SweptSetting): SweepDraft {
  const start = SETTINGS[setting].sweep;
  return { setting, as: isRanged(setting) ? 'range' : 'list', from: 0, to: 0, count: 2, ...start };
}

/** The values of a draft, or null while they cannot be read. Whether the config takes them is checked elsewhere. */
export function axisOf({ setting, as, from, to, count, list }: SweepDraft): SweepAxis | null {
  if (as === 'list' || !isRanged(setting)) {
    const values = list.split(',').map((text) => valueOf(setting, text.trim()));
    const read = values.filter((value) => value !== undefined);
    return read.length === values.length ? { setting, values: read } : null;
  }
  const { min, max } = SWEEP_COUNT;
  if (!(from < to) || !Number.isInteger(count) || count < min || count > max) return null;
  if (SETTINGS[setting].range.logarithmic && from <= 0) return null;
  return { setting, values: sweepRange(setting, from, to, count) };
}

function valueOf(setting: SweptSetting, text: string): SweepValue | undefined {
  if (text === '') return undefined;
  const { kind } = SETTINGS[setting];
  if (kind === 'numberOrAll' && text === 'all') return null;
  if (kind === 'layers') return layersOf(text);
  if (!isRanged(setting)) return text;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

function layersOf(text: string): number[] | undefined {
  if (text === 'none') return [];
  const sizes = text.split('-').map(Number);
  const good = sizes.every(
    (size) =>
      Number.isInteger(size) &&
      size >= SETTINGS.hiddenSizes.units.min &&
      size <= SETTINGS.hiddenSizes.units.max,
  );
  return good && sizes.length <= SETTINGS.hiddenSizes.count.max ? sizes : undefined;
}
