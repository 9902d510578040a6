const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** From so many days on, the date itself says more. */
const WEEK = 7 * DAY;

/** Milliseconds since the epoch as `5 minutes ago` or `yesterday`; as a date where that is a week ago or to come. */
export function relativeDate(time: number, now: number, locale: string): string {
  const passed = now - time;
  if (passed >= WEEK || passed < -MINUTE) {
    const parts = { year: 'numeric', month: 'short', day: 'numeric' } as const;
    return new Intl.DateTimeFormat(locale, parts).format(time);
  }
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (passed < MINUTE) return format.format(0, 'second');
  if (passed < HOUR) return format.format(-Math.floor(passed / MINUTE), 'minute');
  if (passed < DAY) return format.format(-Math.floor(passed / HOUR), 'hour');
  return format.format(-Math.floor(passed / DAY), 'day');
}
