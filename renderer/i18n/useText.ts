import { computed } from 'vue';
import type { ComputedRef } from 'vue';
import { i18n } from './i18n.ts';
import type { Locale } from './i18n.ts';
import type { MessageKey, TextParams } from './messages.ts';

// Thousands are parted alike in all our languages.
const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 20 });

const written = (params: TextParams): Record<string, string> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' ? numbers.format(value) : value,
    ]),
  );

/**
 * The text of `key` in the current language. Numbers get thousands separators; one that is a name
 * rather than a count, as a seed is, comes as a string. Reactive when read in a template or a computed.
 */
export function text(key: MessageKey, params: TextParams = {}): string {
  const values = written(params);
  const count = params['count'];
  return typeof count === 'number' ? i18n.global.t(key, values, count) : i18n.global.t(key, values);
}

/** Texts for a component, with keys checked by the compiler. */
export function useText(): { t: typeof text; locale: ComputedRef<Locale> } {
  return { t: text, locale: computed(() => i18n.global.locale.value) };
}
