import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import type { WorkbenchEvent } from '../../../shared/contract/events.ts';
import type { OpenedFile } from '../../../shared/contract/fileCommands.ts';
import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import type { NetworkName } from '../../../shared/domain/metrics.ts';
import { message } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { flattenError } from '../../../shared/errors/workbenchError.ts';
import { client } from '../transport/client.ts';
import { useToasts } from '../toasts.ts';

/** A file that is to be imported, from wherever it comes. `content` is in base64. */
export interface IncomingFile {
  name: string;
  read: () => Promise<{ content: string }>;
}

export interface ImportedFile {
  name: string;
  state: 'waiting' | 'imported' | 'undecided' | 'refused';
}

/** A file with curves that does not say which network they are of. */
interface UndecidedFile {
  file: IncomingFile;
  /** Its place in the list. */
  at: number;
}

const isNetworkUnknown = (error: unknown): boolean =>
  flattenError(error).params['problem'] === 'network-unknown';

/** The import dialog, which opens from every screen, and the files that were brought to it. */
export const useImports = defineStore('imports', () => {
  const toasts = useToasts();
  const isOpen = ref(false);
  const isBusy = ref(false);
  const files = ref<ImportedFile[]>([]);
  const ids = ref<ExperimentId[]>([]);
  /** Those of `ids` that were here already. */
  const known = ref<ExperimentId[]>([]);
  /** Asked about one after the other. */
  const undecided = shallowRef<readonly UndecidedFile[]>([]);
  /** What a person should know of how the files were read. */
  const notices = shallowRef<Message[]>([]);
  const waiting: (() => Promise<void>)[] = [];
  const brought = new Set<string>();

  /** Opens the dialog; what it shows of an import that is over is gone. */
  function open(): void {
    if (!isOpen.value && !isBusy.value) {
      files.value = [];
      ids.value = [];
      known.value = [];
      undecided.value = [];
      notices.value = [];
    }
    isOpen.value = true;
  }

  /** Imports files one after the other; one that cannot be read does not keep the others out. */
  async function bring(incoming: readonly IncomingFile[]): Promise<void> {
    if (incoming.length === 0) return;
    open();
    for (const file of incoming) {
      const at = files.value.push({ name: file.name, state: 'waiting' }) - 1;
      waiting.push(() => importFile(file, at));
    }
    await work();
  }

  /** Imports the file that was asked about. */
  async function decide(network: NetworkName): Promise<void> {
    const [asked, ...others] = undecided.value;
    if (asked === undefined) return;
    undecided.value = others;
    waiting.push(() => importFile(asked.file, asked.at, network));
    await work();
  }

  async function work(): Promise<void> {
    if (isBusy.value) return;
    isBusy.value = true;
    for (let next = waiting.shift(); next; next = waiting.shift()) await next();
    isBusy.value = false;
  }

  async function importFile(file: IncomingFile, at: number, network?: NetworkName): Promise<void> {
    const { name } = file;
    let state: ImportedFile['state'] = 'imported';
    const isTaken = await toasts.attempt(async () => {
      const { content } = await file.read();
      try {
        const input = { fileName: name, content, network };
        keep(name, await client().call('experiment:import', input));
      } catch (error) {
        if (!isNetworkUnknown(error)) throw error;
        // A file of the desktop can be read once only.
        const again = { name, read: () => Promise.resolve({ content }) };
        undecided.value = [...undecided.value, { file: again, at }];
        state = 'undecided';
      }
    });
    const shown = files.value[at];
    if (shown) shown.state = isTaken ? state : 'refused';
  }

  function keep(name: string, result: CommandOutput<'experiment:import'>): void {
    ids.value = [...new Set([...ids.value, ...result.ids])];
    known.value = [...new Set([...known.value, ...result.known])];
    const told = result.notices.map((notice) => message('importNoticeOf', { file: name, notice }));
    notices.value = [...notices.value, ...told];
  }

  /** Told by an event and found in the list, a file is still imported once. */
  function bringOpened(opened: readonly OpenedFile[]): Promise<void> {
    const fresh = opened.filter(({ id }) => !brought.has(id));
    for (const { id } of fresh) brought.add(id);
    return bring(
      fresh.map(({ id, name }) => ({ name, read: () => client().call('file:read', { id }) })),
    );
  }

  async function load(): Promise<void> {
    void bringOpened((await client().call('file:list', {})).files);
  }

  function apply(event: WorkbenchEvent): void {
    if (event.name === 'file:opened') void bringOpened([event.payload]);
  }

  return {
    ...{ isOpen, isBusy, files, ids, known, undecided, notices },
    ...{ open, bring, decide, load, apply },
  };
});
