import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { CommandInput, CommandOutput } from '../../../shared/contract/commands.ts';
import type { WorkbenchEvent } from '../../../shared/contract/events.ts';
import type { OpenedFile } from '../../../shared/contract/fileCommands.ts';
import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import type { NetworkName } from '../../../shared/domain/metrics.ts';
import { message } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { flattenError } from '../../../shared/errors/workbenchError.ts';
import { client } from '../transport/client.ts';
import { base64Bytes } from '../../../shared/formats/base64.ts';
import { saveFile } from '../transport/saveFile.ts';
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

/** A file of curves that does not name their network. */
interface UndecidedFile {
  file: IncomingFile;
  /** Its place in the list. */
  at: number;
}

const isNetworkUnknown = (error: unknown): boolean =>
  flattenError(error).params['problem'] === 'network-unknown';

/** Runs tasks one after the other, in the order they were added. */
function taskQueue() {
  const isBusy = ref(false);
  const waiting: (() => Promise<void>)[] = [];
  async function add(tasks: readonly (() => Promise<void>)[]): Promise<void> {
    waiting.push(...tasks);
    if (isBusy.value) return;
    isBusy.value = true;
    for (let next = waiting.shift(); next; next = waiting.shift()) await next();
    isBusy.value = false;
  }
  return { isBusy, add };
}

/** What the files brought. */
function importResults() {
  const ids = ref<ExperimentId[]>([]);
  /** Those of `ids` that were here already. */
  const known = ref<ExperimentId[]>([]);
  /** What a person should know of how the files were read. */
  const notices = shallowRef<Message[]>([]);
  function clear(): void {
    ids.value = [];
    known.value = [];
    notices.value = [];
  }
  function keep(name: string, result: CommandOutput<'experiment:import'>): void {
    ids.value = [...new Set([...ids.value, ...result.ids])];
    known.value = [...new Set([...known.value, ...result.known])];
    const named = result.notices.map((notice) => message('importNoticeOf', { file: name, notice }));
    notices.value = [...notices.value, ...named];
  }
  return { ids, known, notices, clear, keep };
}

/** The files that the desktop opened the workbench with. A file that comes by an event and in the list is imported once. */
function filesOfHost(bring: (files: readonly IncomingFile[]) => Promise<void>) {
  const brought = new Set<string>();
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
  return { load, apply };
}

/** The import dialog, which opens from every screen, and the files that were brought to it. */
export const useImports = defineStore('imports', () => {
  const toasts = useToasts();
  const { isBusy, add } = taskQueue();
  const { clear, keep, ...results } = importResults();
  const isOpen = ref(false);
  const files = ref<ImportedFile[]>([]);
  /** The dialog asks for their networks one after the other. */
  const undecided = shallowRef<readonly UndecidedFile[]>([]);

  /** Opens the dialog; what it shows of an import that is over is gone. */
  function open(): void {
    if (!isOpen.value && !isBusy.value) {
      files.value = [];
      undecided.value = [];
      clear();
    }
    isOpen.value = true;
  }

  /** Imports files one after the other; one that cannot be read does not keep the others out. */
  async function bring(incoming: readonly IncomingFile[]): Promise<void> {
    if (incoming.length === 0) return;
    open();
    const begin = files.value.length;
    files.value.push(...incoming.map(({ name }): ImportedFile => ({ name, state: 'waiting' })));
    await add(incoming.map((file, index) => () => importFile(file, begin + index)));
  }

  /** Imports the file whose network was asked for. */
  async function decide(network: NetworkName): Promise<void> {
    const [asked, ...others] = undecided.value;
    if (asked === undefined) return;
    undecided.value = others;
    await add([() => importFile(asked.file, asked.at, network)]);
  }

  async function importFile(file: IncomingFile, at: number, network?: NetworkName): Promise<void> {
    const isTaken = await toasts.attempt(async () => {
      setState(at, (await isImported(file, at, network)) ? 'imported' : 'undecided');
    });
    if (!isTaken) setState(at, 'refused');
  }

  /** False for a file that does not name its network: the dialog then asks for it. */
  async function isImported({ name, read }: IncomingFile, at: number, network?: NetworkName) {
    const { content } = await read();
    try {
      keep(name, await client().call('experiment:import', { fileName: name, content, network }));
      return true;
    } catch (error) {
      if (!isNetworkUnknown(error)) throw error;
      // A file of the desktop can be read once only.
      const again = { name, read: () => Promise.resolve({ content }) };
      undecided.value = [...undecided.value, { file: again, at }];
      return false;
    }
  }

  function setState(at: number, state: ImportedFile['state']): void {
    const file = files.value[at];
    if (file) file.state = state;
  }

  return {
    ...{ isOpen, isBusy, files, undecided, ...results },
    ...{ open, bring, decide, ...filesOfHost(bring) },
  };
});

/** Runs out of the workbench, as files. */
export const useTransfers = defineStore('transfers', () => {
  const toasts = useToasts();
  const isExporting = ref(false);

  /** Writes runs as a file and hands it over. False (and a toast) when they cannot be written. */
  async function exportRuns(request: CommandInput<'experiment:export'>): Promise<boolean> {
    isExporting.value = true;
    const done = await toasts.attempt(async () => {
      const { fileName, content } = await client().call('experiment:export', request);
      saveFile(fileName, new Blob([base64Bytes(content)]));
    });
    isExporting.value = false;
    return done;
  }

  return { isExporting, exportRuns };
});
