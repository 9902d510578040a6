import type { NumberRange } from '../../../shared/domain/catalog/kinds.ts';
import { InvalidArgumentError } from 'commander';

/** Readers of option values: each takes the text of the command line and throws what commander shows as wrong usage. */

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function rangeText({ min, max, integer }: NumberRange): string {
  return `a ${integer ? 'whole number' : 'number'} from ${min} to ${max}`;
}

/** Reads a number in `range`; `reason` says why the range is what it is, where that is not plain. */
export function numberReader(range: NumberRange, reason = ''): (text: string) => number {
  return (text) => {
    const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
    if (value >= range.min && value <= range.max && (!range.integer || Number.isInteger(value)))
      return value;
    throw new InvalidArgumentError(
      `It must be ${rangeText(range)}${reason === '' ? '' : ` (${reason})`}.`,
    );
  };
}

/** Reads one of `choices`. */
export function choiceReader<T extends string>(choices: readonly T[]): (text: string) => T {
  return (text) => {
    const choice = choices.find((one) => one === text);
    if (choice !== undefined) return choice;
    throw new InvalidArgumentError(`It must be one of ${choices.join(', ')}.`);
  };
}

/** Reads `32,32`: as many numbers in `each` as `count` allows; `none` is an empty list. */
export function listReader(count: NumberRange, each: NumberRange): (text: string) => number[] {
  const readOne = numberReader(each);
  return (text) => {
    if (text === 'none') return [];
    const values = text.split(',').map((part) => readOne(part.trim()));
    if (values.length <= count.max) return values;
    throw new InvalidArgumentError(`There can be at most ${count.max} hidden layers.`);
  };
}
