/** A statistic in four significant digits; tiny and huge ones in powers of ten. A dash where there is none. */
export function formatNumber(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  const size = Math.abs(value);
  const plain = size === 0 || (size >= 1e-3 && size < 1e4);
  const text = plain ? value.toFixed(size >= 100 ? 1 : 4) : value.toExponential(2);
  return text.replace('-', '−');
}
