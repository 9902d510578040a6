const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** A measured ratio or size as it is read out: two digits, `3.1`, `4,300`; huge and tiny ones as `2.5 × 10⁻⁹`. */
export function formatMeasure(value: number | null): string {
  if (value === null || Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return '∞';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e7 || size < 1e-3) return powerOfTen(value);
  const short = Number(value.toPrecision(2));
  return size >= 1000 ? grouped.format(short) : signed(String(short));
}

function powerOfTen(value: number): string {
  const [digits = '', exponent = ''] = value.toExponential(1).split('e');
  return `${signed(digits)} × 10${superscript(Number(exponent))}`;
}

const DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A whole number as an exponent, `⁻⁹`. */
export function superscript(value: number): string {
  const digits = Array.from(String(Math.abs(value)), (digit) => DIGITS[Number(digit)] ?? '');
  return `${value < 0 ? '⁻' : ''}${digits.join('')}`;
}

const signed = (text: string) => text.replace('-', '−');
