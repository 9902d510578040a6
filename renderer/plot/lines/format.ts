import { formatAccuracy, formatLoss } from '../../i18n/useFormats.ts';

/** A place on the x axis: one of `names` where it has them; epochs and seconds may have fractions. */
export function formatPlace(value: number, names?: readonly string[]): string {
  if (names !== undefined) return names[value] ?? '';
  return Number.isInteger(value) ? grouped.format(value) : value.toFixed(2);
}

const grouped = new Intl.NumberFormat('en', { maximumSignificantDigits: 9 });

/** A measured value as it stands in tables: a loss, or a share in percent. */
export const formatValue = (value: number, isPercent: boolean): string =>
  isPercent ? formatAccuracy(value) : formatLoss(value);
