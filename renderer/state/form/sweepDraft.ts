import { CONFIG_RANGES, HIDDEN_LAYERS, HIDDEN_UNITS } from '../../../shared/domain/config.ts';
import type { NumberRange, NumericSetting } from '../../../shared/domain/config.ts';
import { evenlySpaced, logSpaced } from '../../../shared/domain/sweep.ts';
import type { SweepAxis, SweepValue, SweptSetting } from '../../../shared/domain/sweep.ts';

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

/** How many values a range may have. */
export const SWEEP_COUNT: NumberRange = { min: 2, max: 100, integer: true, logarithmic: false };

/** What each setting is swept over before anything is typed. */
const SUGGESTIONS: Record<SweptSetting, { from: number; to: number; count: number; list: string }> =
  {
    learningRate: { from: 1e-4, to: 10, count: 12, list: '0.001, 0.01, 0.1, 1' },
    batchSize: { from: 8, to: 512, count: 7, list: '8, 32, 128, 512' },
    hiddenSizes: { from: 0, to: 0, count: 2, list: 'none, 32, 32-32, 32-32-32-32' },
    optimizer: { from: 0, to: 0, count: 2, list: 'adam, sgd, momentum' },
    activation: { from: 0, to: 0, count: 2, list: 'relu, sigmoid, tanh' },
    initialization: { from: 0, to: 0, count: 2, list: 'pytorch, xavier, he, normal' },
    initializationSigma: { from: 0.001, to: 1, count: 7, list: '0.001, 0.01, 0.1, 1' },
    normalization: { from: 0, to: 0, count: 2, list: 'batchNorm, layerNorm' },
    batchNormPlacement: { from: 0, to: 0, count: 2, list: 'before, after' },
    batchNormMomentum: { from: 0.05, to: 1, count: 5, list: '0.01, 0.1, 0.5, 1' },
    batchNormEpsilon: { from: 1e-8, to: 0.1, count: 8, list: '1e-8, 1e-5, 0.01, 0.1' },
    trainSubset: { from: 1000, to: 60_000, count: 5, list: '1000, 10000, all' },
    epochs: { from: 5, to: 20, count: 4, list: '1, 5, 10, 20' },
  };

/** The settings that are numbers, and so can be swept over a range. */
export const isRanged = (setting: SweptSetting): setting is SweptSetting & NumericSetting =>
  setting in CONFIG_RANGES;

export function draftOf(setting: SweptSetting): SweepDraft {
  return { setting, as: isRanged(setting) ? 'range' : 'list', ...SUGGESTIONS[setting] };
}

/** The values of a draft, or null while they cannot be read. Whether the config takes them is not asked here. */
export function axisOf({ setting, as, from, to, count, list }: SweepDraft): SweepAxis | null {
  if (as === 'list' || !isRanged(setting)) {
    const values = list.split(',').map((text) => valueOf(setting, text.trim()));
    const read = values.filter((value) => value !== undefined);
    return read.length === values.length ? { setting, values: read } : null;
  }
  const range: NumberRange = CONFIG_RANGES[setting];
  const { min, max } = SWEEP_COUNT;
  if (!(from < to) || !Number.isInteger(count) || count < min || count > max) return null;
  if (range.logarithmic && from <= 0) return null;
  // Batches and subsets are felt as factors as well, though their field steps by one.
  const byFactors = range.logarithmic || setting === 'batchSize' || setting === 'trainSubset';
  const spaced = (byFactors ? logSpaced : evenlySpaced)(from, to, count);
  return { setting, values: range.integer ? [...new Set(spaced.map(Math.round))] : spaced };
}

function valueOf(setting: SweptSetting, text: string): SweepValue | undefined {
  if (text === '') return undefined;
  if (setting === 'trainSubset' && text === 'all') return null;
  if (setting === 'hiddenSizes') return layersOf(text);
  if (!isRanged(setting)) return text;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

function layersOf(text: string): number[] | undefined {
  if (text === 'none') return [];
  const sizes = text.split('-').map(Number);
  const good = sizes.every(
    (size) => Number.isInteger(size) && size >= HIDDEN_UNITS.min && size <= HIDDEN_UNITS.max,
  );
  return good && sizes.length <= HIDDEN_LAYERS.max ? sizes : undefined;
}
