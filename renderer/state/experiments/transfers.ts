import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { CommandInput, CommandOutput } from '../../../shared/contract/commands.ts';
import { message } from '../../../shared/errors/message.ts';
import { client } from '../transport/client.ts';
import { bytesOf, saveFile } from '../transport/saveFile.ts';
import { useToasts } from '../toasts.ts';

type Imported = CommandOutput<'experiment:import'>;

/** Runs out of the workbench and into it, as files. */
export const useTransfers = defineStore('transfers', () => {
  const toasts = useToasts();
  /** What is under way; null when nothing is. */
  const busy = ref<'export' | 'import' | null>(null);

  /** Writes runs as a file and hands it over. False (and a toast) when they cannot be written. */
  async function exportRuns(wish: CommandInput<'experiment:export'>): Promise<boolean> {
    busy.value = 'export';
    const done = await toasts.attempt(async () => {
      const { fileName, content } = await client().call('experiment:export', wish);
      saveFile(fileName, new Blob([bytesOf(content)]));
    });
    busy.value = null;
    return done;
  }

  /** Takes in files one after the other. What came in before one that cannot be read is in the answer. */
  async function importFiles(
    files: readonly { name: string; content: string }[],
  ): Promise<Imported> {
    busy.value = 'import';
    const all: Imported = { ids: [], notices: [] };
    for (const { name: fileName, content } of files) {
      await toasts.attempt(async () => {
        const { ids, notices } = await client().call('experiment:import', { fileName, content });
        all.ids.push(...ids);
        all.notices.push(
          ...notices.map((notice) => message('importNoticeOf', { file: fileName, notice })),
        );
      });
    }
    busy.value = null;
    return all;
  }

  return { busy, exportRuns, importFiles };
});
