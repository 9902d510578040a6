import { usePreferredDark } from '@vueuse/core';
import { computed, watchEffect } from 'vue';
import { chooseLocale, setLocale } from '../i18n/i18n.ts';
import { useSettings } from '../state/settings.ts';

/** Keeps the document in the theme and language that are chosen, or else those of the system. */
export function useAppearance(): void {
  const settings = useSettings();
  const prefersDark = usePreferredDark();
  const theme = computed(() => {
    if (settings.current.theme !== 'system') return settings.current.theme;
    return prefersDark.value ? 'dark' : 'light';
  });
  watchEffect(() => {
    document.documentElement.dataset['theme'] = theme.value;
  });
  watchEffect(() => setLocale(chooseLocale(settings.current.language, navigator.language)));
}
