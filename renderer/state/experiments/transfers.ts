import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { CommandInput, CommandOutput } from '../../../shared/contract/commands.ts';
import type { NetworkName } from '../../../shared/domain/metrics.ts';
import { message } from '../../../shared/errors/message.ts';
import { flattenError } from '../../../shared/errors/workbenchError.ts';
import { client } from '../transport/client.ts';
import { bytesOf, saveFile } from '../transport/saveFile.ts';
import { useToasts } from '../toasts.ts';

interface FileToImport {
  name: string;
  content: string;
}

export interface Imported extends CommandOutput<'experiment:import'> {
  /** Files with curves that do not say which network they are of. */
  undecided: FileToImport[];
}

const isNetworkUnknown = (error: unknown): boolean =>
  flattenError(error).params['problem'] === 'network-unknown';

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

  /**
   * Takes in files one after the other. What came in before one that cannot be read is in the answer.
   * @param network whose the curves are that do not say it
   */
  async function importFiles(
    files: readonly FileToImport[],
    network?: NetworkName,
  ): Promise<Imported> {
    busy.value = 'import';
    const all: Imported = { ids: [], known: [], notices: [], undecided: [] };
    for (const file of files) {
      const { name: fileName, content } = file;
      await toasts.attempt(async () => {
        try {
          const answer = await client().call('experiment:import', { fileName, content, network });
          all.ids.push(...answer.ids);
          all.known.push(...answer.known);
          all.notices.push(
            ...answer.notices.map((notice) =>
              message('importNoticeOf', { file: fileName, notice }),
            ),
          );
        } catch (error) {
          if (!isNetworkUnknown(error)) throw error;
          all.undecided.push(file);
        }
      });
    }
    busy.value = null;
    return all;
  }

  return { busy, exportRuns, importFiles };
});
