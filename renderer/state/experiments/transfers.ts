import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import { client } from '../transport/client.ts';
import { base64Bytes } from '../../../shared/formats/base64.ts';
import { saveFile } from '../transport/saveFile.ts';
import { useToasts } from '../toasts.ts';

/** Runs out of the workbench, as files. */
export const useTransfers = defineStore('transfers', () => {
  const toasts = useToasts();
  const isExporting = ref(false);

  /** Writes runs as a file and hands it over. False (and a toast) when they cannot be written. */
  async function exportRuns(wish: CommandInput<'experiment:export'>): Promise<boolean> {
    isExporting.value = true;
    const done = await toasts.attempt(async () => {
      const { fileName, content } = await client().call('experiment:export', wish);
      saveFile(fileName, new Blob([base64Bytes(content)]));
    });
    isExporting.value = false;
    return done;
  }

  return { isExporting, exportRuns };
});
