import { messageText } from '../../errors/message.ts';
import type { Finding } from '../finding.ts';
import type { ForeignModel, ForeignNorm } from '../foreignModel.ts';
import type { NumberArray } from '../numberArray.ts';

/** JSON has no NaN and no infinity; a model may have both, so they are the words `NaN`, `Infinity`, `-Infinity`. */
const jsonNumber = (value: number): number | string =>
  Number.isFinite(value) ? value : String(value);

/** The same value with numbers as JSON can hold them, all the way down. */
export function numbersInJson(value: unknown): unknown {
  if (typeof value === 'number') return jsonNumber(value);
  if (Array.isArray(value)) return value.map(numbersInJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, numbersInJson(inner)]),
  );
}

const arrayJson = (array: NumberArray | null) =>
  array && { dtype: array.dtype, shape: array.shape, values: [...array.values].map(jsonNumber) };

function normJson({ gamma, beta, mean, variance, momentum, ...facts }: ForeignNorm) {
  return {
    ...facts,
    momentum: momentum === null ? null : jsonNumber(momentum),
    gamma: arrayJson(gamma),
    beta: arrayJson(beta),
    mean: arrayJson(mean),
    variance: arrayJson(variance),
  };
}

/** A model with every array of its normalization layers in full, and what was found in it, as JSON can hold it. */
export function modelJson(
  { norms, notices, ...facts }: ForeignModel,
  findings: readonly Finding[],
) {
  return {
    ...facts,
    notices: notices.map((notice) => messageText(notice, 'en')),
    layers: norms.map(normJson),
    findings: findings.map(({ meaning, advice, ...finding }) => ({
      ...finding,
      meaning: messageText(meaning, 'en'),
      advice: messageText(advice, 'en'),
    })),
  };
}
