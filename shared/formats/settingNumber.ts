const integers = new Intl.NumberFormat('en');
const decimals = new Intl.NumberFormat('en', { maximumSignificantDigits: 6 });

/** A setting's number, alike in all our languages: `60,000`, `0.01`, very small ones as powers of ten, `1e-5`. */
export function settingNumber(value: number): string {
  if (value !== 0 && Math.abs(value) < 1e-3) return value.toExponential();
  return (Number.isInteger(value) ? integers : decimals).format(value);
}
