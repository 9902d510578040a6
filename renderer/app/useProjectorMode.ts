import { useEventListener } from '@vueuse/core';
import { watchEffect } from 'vue';
import { useProjector } from '../state/projector.ts';

/**
 * Lets the document be as the projector store says (`styles/projector.css` does the rest), and takes the
 * keys of it: F9 for the mode, with Shift for the controls it hides.
 */
export function useProjectorMode(): void {
  const projector = useProjector();
  watchEffect(() => {
    const { dataset } = document.documentElement;
    dataset['projector'] = projector.isOn ? 'on' : 'off';
    dataset['controls'] = projector.hidesControls ? 'hidden' : 'shown';
  });
  useEventListener(window, 'keydown', (event) => {
    if (event.key !== 'F9' || event.ctrlKey || event.altKey || event.metaKey) return;
    // Kept from a host's menu, which has the same keys.
    event.preventDefault();
    if (event.shiftKey) projector.toggleControls();
    else void projector.toggle();
  });
}
