import type { OpenedFile } from '../../shared/contract/fileCommands.ts';
import type { DataSets } from './data/dataSets.ts';
import type { SharedCode } from '../worker/sharedCode.ts';
import type { TrainingThread } from './runs/trainingThread.ts';
import type { Engines } from './runs/engines.ts';
import type { ErrorLog } from './errorLog.ts';
import type { EventHub } from './eventHub.ts';
import type { Inspections } from './inspection/inspections.ts';
import type { RunQueue } from './runs/runQueue.ts';
import type { UserSettings } from './settings/settings.ts';
import type { StoreOpener } from './storeOpener.ts';

/** The program that gives the workbench a face. */
export type HostKind = 'electron' | 'web' | 'cli';

/** Asks the person for a folder; null when the dialog is closed. */
export type ChooseFolder = (purpose: 'data' | 'store') => Promise<string | null>;

/** The files that were opened with a host from outside its page. */
export interface OpenedFiles {
  list(): OpenedFile[];
  /** @throws {WorkbenchError} `import-refused` when it cannot be read, or is none of them */
  read(id: string): Promise<{ fileName: string; content: string }>;
}

/** What the handlers work with. */
export interface Services {
  host: HostKind;
  storeFolder: string;
  userFolder: string;
  chooseFolder: ChooseFolder | null;
  openedFiles: OpenedFiles;
  sampleFolder: string | null;
  /** Whether the layers of runs that begin are recorded. */
  recordsLayers: () => boolean;
  clock: () => Date;
  errorLog: ErrorLog;
  hub: EventHub;
  /** The first training thread, which is warmed up and answers questions about models. */
  engine: TrainingThread;
  engines: Engines;
  code: SharedCode;
  settings: UserSettings;
  data: DataSets;
  queue: RunQueue;
  inspections: Inspections;
  store: StoreOpener;
}
