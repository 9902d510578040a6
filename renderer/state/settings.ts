import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { CommandInput } from '../../shared/contract/commands.ts';
import type { WorkbenchEvent } from '../../shared/contract/events.ts';
import { DEFAULT_SETTINGS } from '../../shared/domain/settings.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { client } from './transport/client.ts';
import { useToasts } from './toasts.ts';

/** The person's choices, as the workbench keeps them. */
export const useSettings = defineStore('settings', () => {
  const toasts = useToasts();
  const current = ref<Settings>(DEFAULT_SETTINGS);

  async function load(): Promise<void> {
    current.value = await client().call('settings:describe', {});
  }

  /** Shows the change at once, and takes it back when it could not be kept. */
  async function change(changes: CommandInput<'settings:change'>): Promise<void> {
    const before = current.value;
    current.value = { ...before, ...changes };
    const kept = await toasts.attempt(async () => {
      current.value = await client().call('settings:change', changes);
    });
    if (!kept) current.value = before;
  }

  async function chooseFolder(choice: CommandInput<'settings:chooseFolder'>): Promise<void> {
    await toasts.attempt(async () => {
      current.value = await client().call('settings:chooseFolder', choice);
    });
  }

  function apply(event: WorkbenchEvent): void {
    if (event.name === 'settings:changed') current.value = event.payload;
  }

  return { current, load, change, chooseFolder, apply };
});

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
