import { computed } from 'vue';
import { settingNumber } from '../../shared/formats/settingNumber.ts';
import { exponential, withMinus } from '../../shared/plot/numberText.ts';
import { text, useText } from './useText.ts';

const MISSING = '–';

/**
 * Loss as the lab prints it, with five decimals; those that are too wide for that with fewer, or in powers of
 * ten; a dash where there is none.
 */
export function formatLoss(loss: number | null | undefined): string {
  if (loss === null || loss === undefined || Number.isNaN(loss)) return MISSING;
  const size = Math.abs(loss);
  if (size !== 0 && (size < 1e-4 || size >= 1e5)) {
    return exponential(loss, 3);
  }
  return withMinus(loss.toFixed(size >= 100 ? 2 : 5));
}

/** Accuracy, 0 to 1, as a percentage with two decimals. */
export function formatAccuracy(accuracy: number | null | undefined): string {
  if (accuracy === null || accuracy === undefined || Number.isNaN(accuracy)) return MISSING;
  return withMinus(`${(accuracy * 100).toFixed(2)}%`);
}

/** Seconds as `4.2 s` (`4.2초`), `3:05` or `1:02:03`, short enough for a table. */
export function formatSeconds(seconds: number): string {
  if (seconds < 59.95) return text('common.seconds', { seconds: seconds.toFixed(1) });
  const whole = Math.round(seconds);
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${twoDigits(whole % 60)}`;
  return `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}:${twoDigits(whole % 60)}`;
}

/** Bytes in the unit that reads best, `11.6 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let unit = 0;
  let value = bytes;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit] ?? ''}`;
}

// Made once a language, not once a component: making one costs more than formatting with it.
const locale = useText().locale;
const integers = computed(() => new Intl.NumberFormat(locale.value));
const dates = computed(
  () =>
    new Intl.DateTimeFormat(locale.value, {
      year: 'numeric',
      month: locale.value === 'ko' ? '2-digit' : 'short',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
);

const FORMATS = {
  /** With thousands separators, `60,000`. */
  integer: (value: number) => integers.value.format(value),
  /** A setting's number: very small ones as powers of ten, `1e-5`. */
  settingNumber,
  date: (iso: string) => dates.value.format(new Date(iso)),
};

/** Numbers and dates as the current language writes them. Reactive when read in a template or a computed. */
export const useFormats = () => FORMATS;
