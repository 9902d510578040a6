import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { CommandOutput } from '../../shared/contract/commands.ts';
import type { WorkbenchEvent } from '../../shared/contract/events.ts';
import type { EngineState } from '../../shared/domain/run.ts';
import { client } from './transport/client.ts';

/** The program behind this window: which one it is, whether it answers and whether it can train. */
export const useWorkbench = defineStore('workbench', () => {
  const about = ref<CommandOutput<'workbench:describe'> | null>(null);
  const engine = ref<EngineState>({ state: 'starting', problem: null, tensorflow: '', xla: false });
  const connected = ref(false);

  /** Why nothing can be changed, or null when it can. */
  const readOnlyReason = computed(() => about.value?.readOnly ?? null);

  async function load(): Promise<void> {
    about.value = await client().call('workbench:describe', {});
    engine.value = await client().call('engine:describe', {});
  }

  function setConnected(isConnected: boolean): void {
    connected.value = isConnected;
  }

  function apply(event: WorkbenchEvent): void {
    if (event.name === 'engine:changed') engine.value = event.payload;
  }

  return { about, engine, connected, readOnlyReason, load, setConnected, apply };
});
