/** A measured value with as many digits as the lab prints: losses with five, tiny or huge ones in powers of ten. */
export function formatValue(value: number): string {
  if (Number.isNaN(value)) return '–';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e5)) return withMinus(value.toExponential(3));
  return withMinus(size >= 100 ? value.toFixed(2) : value.toFixed(5));
}

/** As it is set in text: a minus is as wide as a plus, and no hyphen. */
const withMinus = (text: string): string => text.replaceAll('-', '−');

const grouped = new Intl.NumberFormat('en', { maximumSignificantDigits: 9 });

/** A tick's label: as short as it can be told apart. Thousands are parted alike in all our languages. */
export function formatTick(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e7))
    return withMinus(value.toExponential().replace('e+', 'e'));
  return withMinus(grouped.format(value));
}

/** A place on the x axis: one of `names` where it has them; epochs and seconds may have fractions. */
export function formatPlace(value: number, names?: readonly string[]): string {
  if (names !== undefined) return names[value] ?? '';
  return Number.isInteger(value) ? grouped.format(value) : value.toFixed(2);
}
