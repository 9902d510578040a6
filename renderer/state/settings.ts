import { defineStore } from 'pinia';
import { ref } from 'vue';
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
