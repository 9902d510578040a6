import { message } from '../errors/message.ts';
import type { Message } from '../errors/message.ts';
import { SETTINGS, settingRow, SWEPT_SETTINGS } from './catalog/catalog.ts';
import type { RangedSettingName } from './catalog/catalog.ts';
import { numberIn, whole } from './catalog/kinds.ts';
import { configProblems, REPEATS } from './config.ts';
import type { ExperimentConfig } from './config.ts';
import { runRequestSchema } from './run.ts';
import { z } from './schema.ts';

/** Most trainings one request may start. */
export const MOST_TRAININGS = 1000;

/** More digits no number has. */
const MOST_DIGITS = 17;

/** A setting and the values it goes through; each must be one the config takes. */
export const sweepAxisSchema = z.strictObject({
  setting: z.enum(SWEPT_SETTINGS),
  values: z
    .array(z.union([z.number(), z.string().max(40), z.array(z.number()).max(20), z.null()]))
    .min(1)
    .max(100),
});
export type SweepAxis = z.infer<typeof sweepAxisSchema>;
export type SweepValue = SweepAxis['values'][number];

/** One config over the values of one or two settings, each with `repeats` consecutive seeds. */
export const sweepRequestSchema = runRequestSchema.extend({
  settings: z
    .array(sweepAxisSchema)
    .min(1)
    .max(2)
    .refine(
      ([first, second]) => first?.setting !== second?.setting,
      'The two settings must not be the same.',
    ),
  repeats: numberIn(REPEATS),
});
export type SweepRequest = z.infer<typeof sweepRequestSchema>;

/** `count` values from `from` to `to`, equally far apart as factors, between them to three digits. */
export const logSpaced = (from: number, to: number, count: number): number[] =>
  spaced({ from, to, count, digits: 3 }, (share) => from * (to / from) ** share);

/** `count` values from `from` to `to`, equally far apart, between them to six digits. */
export const evenlySpaced = (from: number, to: number, count: number): number[] =>
  spaced({ from, to, count, digits: 6 }, (share) => from + (to - from) * share);

interface Spacing {
  from: number;
  to: number;
  count: number;
  digits: number;
}

/**
 * Both ends as they were given, and between them values with as few digits as a person would write: from
 * `digits` on as many as keep them apart and in order.
 */
function spaced(spacing: Spacing, valueAt: (share: number) => number): number[] {
  const { from, to, count, digits } = spacing;
  if (count < 2 || from === to) return [from];
  const exact = Array.from({ length: count - 2 }, (_, index) => valueAt((index + 1) / (count - 1)));
  const between = exact.map((value) => Number(value.toPrecision(digits)));
  const values = [from, ...between, to];
  const isInOrder = values.every(
    (value, index) =>
      index === 0 || Math.sign(value - (values[index - 1] ?? 0)) === Math.sign(to - from),
  );
  if (isInOrder) return values;
  return digits < MOST_DIGITS
    ? spaced({ ...spacing, digits: digits + 1 }, valueAt)
    : [...new Set(values)];
}

/** How many values a range may have. */
export const SWEEP_COUNT = whole(2, 100);

/** The values of a range of a setting: equally far apart, as factors where the setting goes by factors. */
export function sweepRange(
  setting: RangedSettingName,
  from: number,
  to: number,
  count: number,
): number[] {
  const { range } = SETTINGS[setting];
  const byFactors = range.logarithmic || settingRow(setting).sweep?.byFactors === true;
  const spaced = (byFactors ? logSpaced : evenlySpaced)(from, to, count);
  return range.integer ? [...new Set(spaced.map(Math.round))] : spaced;
}

/** How many trainings a request is. */
export const trainingsOf = ({ settings, repeats }: Pick<SweepRequest, 'settings' | 'repeats'>) =>
  settings.reduce((count, { values }) => count * values.length, repeats);

/**
 * Every config of a sweep: all places with the first seed, then all with the next, so that the whole
 * picture is there early. They are not checked here.
 */
export function sweepConfigs({
  config,
  settings,
  repeats,
}: Pick<SweepRequest, 'config' | 'settings' | 'repeats'>): ExperimentConfig[] {
  let places: object[] = [{}];
  for (const { setting, values } of settings) {
    places = places.flatMap((place) => values.map((value) => ({ ...place, [setting]: value })));
  }
  return Array.from({ length: repeats }, (_, index) => config.seed + index).flatMap((seed) =>
    places.map((place): ExperimentConfig => ({ ...config, ...place, seed })),
  );
}

/** What is wrong with a sweep, as the middle of a sentence; null when all of it can be trained. */
export function sweepProblem(
  request: Pick<SweepRequest, 'config' | 'settings' | 'repeats'>,
): Message | null {
  const count = trainingsOf(request);
  if (count > MOST_TRAININGS) return message('sweepTooMany', { count, most: MOST_TRAININGS });
  for (const config of sweepConfigs(request)) {
    const [problem] = configProblems(config);
    if (problem !== undefined) return problem.problem;
  }
  return null;
}
