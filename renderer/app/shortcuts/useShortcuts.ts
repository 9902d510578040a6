import { useEventListener } from '@vueuse/core';
import { nextTick } from 'vue';
import type { RouteLocationNormalizedLoaded } from 'vue-router';
import { useRouter } from 'vue-router';
import { plainKey, latinKey } from '../../ui/keyboard/plainKey.ts';
import { useOverlays } from './overlays.ts';
import { PLACES } from './places.ts';

/** Milliseconds in which a letter after g still belongs to it. */
const SEQUENCE = 1500;
const SEARCH = 'main input[type=search]';

/** Where Escape leads from a screen that was opened from another one; null from all others. */
export function placeBefore(route: RouteLocationNormalizedLoaded): string | null {
  const id = route.params['id'];
  switch (route.name) {
    case 'experiment':
    case 'compare':
      return '/experiments';
    case 'inspect':
      return typeof id === 'string' && id !== '' ? `/experiments/${id}` : null;
    case 'model':
    case 'models-compare':
      return '/models';
    default:
      return null;
  }
}

/** The keys that work on every screen, unless something is typed. */
export function useShortcuts(): void {
  const router = useRouter();
  const overlays = useOverlays();
  let afterG = -Infinity;

  async function search(): Promise<void> {
    if (document.querySelector(SEARCH) === null) await router.push('/experiments');
    await nextTick();
    const field = document.querySelector<HTMLInputElement>(SEARCH);
    field?.focus();
    field?.select();
  }

  function goBack(): boolean {
    // A hint that is shown is closed by the same key.
    if (document.querySelector('[role=tooltip]') !== null) return false;
    const place = placeBefore(router.currentRoute.value);
    if (place !== null) void router.push(place);
    return place !== null;
  }

  /** @returns whether the key is a shortcut */
  function handle(key: string): boolean {
    const isSecond = performance.now() - afterG < SEQUENCE;
    afterG = key === 'g' ? performance.now() : -Infinity;
    const place = isSecond
      ? PLACES.find(({ letter }) => letter === key)
      : PLACES[/^[1-9]$/.test(key) ? Number(key) - 1 : -1];
    if (place !== undefined) void router.push(place.to);
    else if (key === '/') void search();
    else if (key === '?') overlays.shortcuts = true;
    else return key === 'Escape' && goBack();
    return true;
  }

  useEventListener(window, 'keydown', (event) => {
    if (isPaletteKey(event)) {
      event.preventDefault();
      overlays.shortcuts = false;
      overlays.palette = !overlays.palette;
      return;
    }
    const key = plainKey(event);
    if (key !== null && handle(key)) event.preventDefault();
  });
}

const isPaletteKey = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && latinKey(event) === 'k';
