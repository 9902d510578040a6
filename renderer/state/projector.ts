import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { useSettings } from './settings.ts';

/**
 * What a room full of people sees: big type, and only what is being talked about. The mode is a setting
 * and outlives the window; that its hidden controls are out again for a moment does not.
 */
export const useProjector = defineStore('projector', () => {
  const settings = useSettings();
  const controlsShown = ref(false);

  const isOn = computed(() => settings.current.projector);
  /** Whether controls are to be out of sight now. */
  const hidesControls = computed(() => isOn.value && !controlsShown.value);

  async function toggle(): Promise<void> {
    controlsShown.value = false;
    await settings.change({ projector: !isOn.value });
  }

  /** Brings the hidden controls back for a change of settings, or hides them again. */
  function toggleControls(): void {
    if (isOn.value) controlsShown.value = !controlsShown.value;
  }

  return { isOn, controlsShown, hidesControls, toggle, toggleControls };
});
