import { useMediaQuery } from '@vueuse/core';
import { ref, watch } from 'vue';
import type { Ref } from 'vue';
import { useProjector } from '../../state/settings.ts';

/** Pixels of a row that is `rem` high. Letters grow with the window and on a projector, and rows with them. */
export function useRowHeight(rem: number): Ref<number> {
  const isLarge = useMediaQuery('(min-width: 1700px)');
  const projector = useProjector();
  const measured = () =>
    Math.round(rem * parseFloat(getComputedStyle(document.documentElement).fontSize));
  const height = ref(measured());
  watch([isLarge, () => projector.isOn], () => (height.value = measured()), { flush: 'post' });
  return height;
}
