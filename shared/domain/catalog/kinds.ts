import type { MessageLanguage } from '../../errors/message.ts';
import type { Normalization } from '../normalization.ts';
import { z } from '../schema.ts';

/** A text in both languages; a plain string where they write it alike. */
export type Words = string | Record<MessageLanguage, string>;

export const wordsIn = (words: Words, language: MessageLanguage): string =>
  typeof words === 'string' ? words : words[language];

export interface NumberRange {
  min: number;
  max: number;
  integer: boolean;
  /** True where steps are factors (learning rate), so that sliders and sweeps go by powers. */
  logarithmic: boolean;
}

export const whole = (min: number, max: number): NumberRange => ({
  min,
  max,
  integer: true,
  logarithmic: false,
});
export const real = (min: number, max: number, logarithmic = false): NumberRange => ({
  min,
  max,
  integer: false,
  logarithmic,
});

/** Schema of a number in `range`. */
export function numberIn(range: NumberRange) {
  const inRange = z.number().min(range.min).max(range.max);
  return range.integer ? inRange.int() : inRange;
}

/** A setting that is a number. */
export const number = (range: NumberRange) => ({
  kind: 'number' as const,
  range,
  schema: numberIn(range),
});

/** A setting that is a number, or `null` for all there are. */
export const numberOrAll = (range: NumberRange, all: Words) => ({
  kind: 'numberOrAll' as const,
  range,
  schema: numberIn(range).nullable(),
  values: { all },
});

/** A setting that is one of a few words. A run is saved with the keys of `values`. */
export function choice<V extends Record<string, Words>>(values: V) {
  const choices = Object.keys(values) as (keyof V & string)[];
  return { kind: 'choice' as const, values, choices, schema: z.enum(choices) };
}

/** A setting that is a list of layer sizes. */
export const layers = (count: NumberRange, units: NumberRange, none: Words) => ({
  kind: 'layers' as const,
  count,
  units,
  schema: z.array(numberIn(units)).min(count.min).max(count.max),
  values: { none },
});

/** A setting that is the id of a data set; `values` names those that always exist. */
export const dataset = <V extends Record<string, Words>>(schema: z.ZodString, values: V) => ({
  kind: 'dataset' as const,
  schema,
  values,
});

type Kind =
  | { kind: 'number'; range: NumberRange }
  | { kind: 'numberOrAll'; range: NumberRange; values: Record<string, Words> }
  | { kind: 'choice'; choices: readonly string[]; values: Record<string, Words> }
  | { kind: 'layers'; count: NumberRange; units: NumberRange; values: Record<string, Words> }
  | { kind: 'dataset'; values: Record<string, Words> };

/** What the part of a run's name may depend on beside the setting's own value. */
interface NamedRun {
  hiddenSizes: readonly number[];
  initializationSigma: number;
  normalization: Normalization;
}

/** One row of the catalog: all that form, command line, sweeps, reports and run names know of a setting. */
export type Setting = Kind & {
  schema: z.ZodType;
  /** The course's value, which is the default. */
  lab: unknown;
  name: Words;
  help: Words;
  /** Behind the number in the form. */
  unit?: Words;
  /** Where the glossary explains it. */
  term: string;
  /** True where the form shows all choices at once. */
  segmented?: boolean;
  /** Whether the form shows it with these other settings; always where it is left out. */
  shown?: (config: { initialization: string; normalization: Normalization }) => boolean;
  /** Whether it has an effect with these other settings, and why not; always where it is left out. */
  applies?: (config: { normalization: Normalization }) => boolean;
  notApplicable?: Words;
  /** Its part of a run's name, of its value in words; `name value` where it is left out. */
  inName?: Record<MessageLanguage, (value: string, run: NamedRun) => string>;
  /** The option of `train` that sets it. Without `flagHelp`, the option is declared elsewhere. */
  flag: string;
  flagHelp?: string;
  /** Why the range is what it is, where that is not plain. */
  rangeReason?: Words;
  /** What other programs call it, so that the command line can guess what was meant. */
  otherNames: readonly string[];
  /** What an empty cell means in an exported table. */
  emptyMeans?: string;
  /** What a sweep over it starts with; left out where it cannot be swept. */
  sweep?: SweepStart;
};

interface SweepStart {
  /** Values as a person types them. */
  list: string;
  /** Ends of a range and how many values it has. */
  from?: number;
  to?: number;
  count?: number;
  /** True where values of a range are equally far apart as factors, though the range is not logarithmic. */
  byFactors?: boolean;
}

/** With a small first letter, as within a sentence; abbreviations keep theirs. */
export const lowerFirst = (text: string): string =>
  /^\S+\p{Lu}/u.test(text) ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
