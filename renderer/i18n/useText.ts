import { computed } from 'vue';
import type { ComputedRef } from 'vue';
import { i18n } from './i18n.ts';
import type { Locale } from './i18n.ts';
import type { MessageKey, TextParams } from './messages.ts';

/** The text of `key` in the current language. Reactive when read in a template or a computed. */
export function text(key: MessageKey, params: TextParams = {}): string {
  const count = params['count'];
  return typeof count === 'number' ? i18n.global.t(key, params, count) : i18n.global.t(key, params);
}

/** Texts for a component, with keys checked by the compiler. */
export function useText(): { t: typeof text; locale: ComputedRef<Locale> } {
  return { t: text, locale: computed(() => i18n.global.locale.value) };
}
