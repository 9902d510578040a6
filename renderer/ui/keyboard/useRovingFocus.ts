import { useEventListener } from '@vueuse/core';
import { onMounted, onUpdated } from 'vue';
import type { Ref } from 'vue';

const STEPS: Record<string, number> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
  Home: -Infinity,
  End: Infinity,
};

/**
 * Makes the controls of a group one stop of Tab; arrows, Home and End move between them.
 * @param preferred selector of the control where Tab enters, if there is one; otherwise it is the first
 */
export function useRovingFocus(group: Readonly<Ref<HTMLElement | null>>, preferred: string): void {
  const controls = () =>
    [...(group.value?.querySelectorAll<HTMLElement>('a[href], button:enabled') ?? [])].filter(
      (control) => control.getClientRects().length > 0,
    );

  /** Leaves one of the controls in the order of Tab. */
  function update(): void {
    const all = controls();
    const focused = all.find((control) => control === document.activeElement);
    const entry = focused ?? all.find((control) => control.matches(preferred)) ?? all[0];
    for (const control of all) control.tabIndex = control === entry ? 0 : -1;
  }

  onMounted(update);
  onUpdated(update);
  useEventListener(group, 'focusin', update);
  // The focus has moved on only after this event.
  useEventListener(group, 'focusout', () => setTimeout(update));
  useEventListener(group, 'keydown', (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const all = controls();
    const from = all.findIndex((control) => control === document.activeElement);
    if (from === -1) return;
    event.preventDefault();
    all[Math.max(0, Math.min(all.length - 1, from + step))]?.focus();
  });
}
