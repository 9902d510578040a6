import { wordsIn } from '../../../shared/domain/catalog/kinds.ts';
import type { NumberRange, Words } from '../../../shared/domain/catalog/kinds.ts';
import { InvalidArgumentError } from 'commander';
import { message } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { inTerminalLanguage, terminalLanguage } from '../output/language.ts';

/** Readers of option values: each takes the text of the command line and throws what commander shows as wrong usage. */

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** An option's value that cannot be used, and why. */
export const invalid = (said: Message): InvalidArgumentError =>
  new InvalidArgumentError(inTerminalLanguage(said));

/** The ends of a range as they are typed, without thousands separators. */
export const endsOf = ({ min, max }: NumberRange): { min: string; max: string } => ({
  min: String(min),
  max: String(max),
});

/** Reads a number in `range`; `reason` says why the range is what it is, where that is not plain. */
export function numberReader(range: NumberRange, reason: Words = ''): (text: string) => number {
  return (text) => {
    const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
    if (value >= range.min && value <= range.max && (!range.integer || Number.isInteger(value)))
      return value;
    const id = range.integer ? 'usageWholeNumber' : 'usageNumber';
    const because = wordsIn(reason, terminalLanguage());
    throw invalid(message(id, { ...endsOf(range), reason: because === '' ? '' : ` (${because})` }));
  };
}

/** Reads one of `choices`. */
export function choiceReader<T extends string>(choices: readonly T[]): (text: string) => T {
  return (text) => {
    const choice = choices.find((one) => one === text);
    if (choice !== undefined) return choice;
    throw invalid(message('usageChoices', { choices }));
  };
}

/** Reads `32,32`: as many numbers in `each` as `count` allows; `none` is an empty list. */
export function listReader(count: NumberRange, each: NumberRange): (text: string) => number[] {
  const readOne = numberReader(each);
  return (text) => {
    if (text === 'none') return [];
    const values = text.split(',').map((part) => readOne(part.trim()));
    if (values.length <= count.max) return values;
    throw invalid(message('usageLayers', { most: count.max }));
  };
}
