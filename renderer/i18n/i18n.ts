import { createI18n } from 'vue-i18n';
import { en } from './en/index.ts';
import { ko } from './ko/index.ts';

export type Locale = 'en' | 'ko';

export const i18n = createI18n({
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  messages: { en, ko },
});

/** Changes the language of the whole window. */
export function setLocale(locale: Locale): void {
  i18n.global.locale.value = locale;
  document.documentElement.lang = locale;
}

/** The language to show: the one chosen, else Korean where the system speaks it, else English. */
export function chooseLocale(language: 'system' | Locale, systemLocale: string): Locale {
  if (language !== 'system') return language;
  return systemLocale.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}
