import { parseInput } from '../../shared/contract/client.ts';
import type { Unsubscribe, WorkbenchClient } from '../../shared/contract/client.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/contract/commands.ts';
import type { WorkbenchEvent } from '../../shared/contract/events.ts';
import { LAB_CONFIG } from '../../shared/domain/config.ts';
import { message } from '../../shared/errors/message.ts';
import { WorkbenchError } from '../../shared/errors/workbenchError.ts';
import type { BroughtMnist } from '../data/mnist/findMnist.ts';
import { TrainingWorker } from '../worker/client.ts';
import { SharedCode } from '../worker/sharedCode.ts';
import { DataSets } from './data/dataSets.ts';
import { TrainingThread } from './runs/trainingThread.ts';
import { Engines } from './runs/engines.ts';
import { freeMemory } from './runs/memoryNeed.ts';
import { ErrorLog } from './errorLog.ts';
import { EventHub } from './eventHub.ts';
import { comparisonHandlers } from './handlers/comparisons.ts';
import { dataHandlers } from './handlers/data.ts';
import { fileHandlers, NO_OPENED_FILES } from './handlers/files.ts';
import { experimentHandlers } from './handlers/experiments.ts';
import type { Handlers } from './handlers/handlers.ts';
import { inspectionHandlers } from './handlers/inspections.ts';
import { modelHandlers } from './handlers/models.ts';
import { runHandlers } from './handlers/runs.ts';
import { settingsHandlers } from './handlers/settings.ts';
import { trashHandlers } from './handlers/trash.ts';
import { workbenchHandlers } from './handlers/workbench.ts';
import { Inspections } from './inspection/inspections.ts';
import { restoreQueue } from './runs/restoreQueue.ts';
import { RunQueue } from './runs/runQueue.ts';
import { runsAtOnce } from './runs/runsAtOnce.ts';
import type { ChooseFolder, HostKind, OpenedFiles, Services } from './services.ts';
import { UserSettings } from './settings/settings.ts';
import { StoreOpener } from './storeOpener.ts';

/** How long a program that ends waits for the last chunk of the runs it trains, and their files. */
const CLOSE_LIMIT_MS = 5_000;

export interface WorkbenchOptions {
  storeFolder: string;
  /** Where `settings.json` is. */
  userFolder: string;
  /** Where downloaded and imported data sets are kept. */
  cacheFolder: string;
  /** A folder with MNIST that goes before the one in the settings; null for none. */
  dataFolder: string | null;
  /** The copy of MNIST that comes with the program, where one does. */
  broughtMnist?: BroughtMnist;
  /** The bundled entry of the worker thread. */
  workerFile: string;
  host: HostKind;
  /** Load TensorFlow and compile the lab at once; otherwise the thread starts with the first run. */
  warm: boolean;
  /** Where code compiled for training is kept for the next start; left out, it is compiled again. */
  codeFolder?: string;
  /** The host's folder dialog, where it has one. */
  chooseFolder?: ChooseFolder;
  /** The files opened with the host, where it can be opened with some. */
  openedFiles?: OpenedFiles;
  /** The sample run that comes with the app, as the store keeps one. */
  sampleFolder?: string;
  /** Overrides the setting for the runs of this process. */
  recordLayers?: boolean;
  /** Overrides the setting for the runs of this process: how many are trained side by side at most. */
  atOnce?: number;
  /** Bytes that further runs may take; left out, this machine's. */
  freeMemory?: () => number;
  clock?: () => Date;
}

/** The workbench of this process. Every host passes its calls and events on. */
export interface Workbench extends WorkbenchClient {
  readonly storeFolder: string;
  /**
   * Ends what is running so that it can be resumed, within seconds and whatever fails, and lets go of
   * the store. Calls that come later are refused.
   */
  close(): Promise<void>;
}

/** A workbench on those folders. A host that stays queues again what waited when it was closed last. */
export async function createWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const hub = new EventHub();
  const settings = new UserSettings(options.userFolder, hub);
  const { threads } = settings.current;
  const besideInterface = options.host !== 'cli';
  const code = new SharedCode(options.codeFolder ?? null);
  const thread = () => new TrainingWorker(options.workerFile, { threads, besideInterface, code });
  const engine = new TrainingThread(thread(), (state) => hub.emit('engine:changed', state));
  const engines = new Engines(engine, () => new TrainingThread(thread(), () => undefined));
  const data = new DataSets(options, settings, hub);
  const store = new StoreOpener(options.storeFolder, options.userFolder);
  const openStore = () => store.open();
  const locate = (dataset: string) => data.locate(dataset);
  const recordsLayers = () => options.recordLayers ?? settings.current.recordLayers;
  const atOnce = () => options.atOnce ?? runsAtOnce(settings.current.runsAtOnce);
  const queue = new RunQueue({
    ...{ openStore, locate, engines, hub, recordsLayers, atOnce },
    freeMemory: options.freeMemory ?? freeMemory,
  });
  hub.subscribe(({ name }) => {
    if (name === 'settings:changed') queue.roomChanged();
  });
  const inspections = new Inspections(engine, locate);
  const clock = options.clock ?? (() => new Date());
  const services: Services = {
    host: options.host,
    storeFolder: options.storeFolder,
    userFolder: options.userFolder,
    chooseFolder: options.chooseFolder ?? null,
    openedFiles: options.openedFiles ?? NO_OPENED_FILES,
    sampleFolder: options.sampleFolder ?? null,
    ...{ clock, recordsLayers },
    errorLog: new ErrorLog(options.userFolder, clock),
    ...{ hub, engine, engines, code, settings, data, queue, inspections, store },
  };
  if (options.warm) warmUp(services);
  // One command does not take up another's queue. A store that cannot be read says so when it is looked at.
  if (options.host !== 'cli') await restoreQueue(services).catch(() => undefined);
  return new LocalWorkbench(services, handlersOf(services));
}

function handlersOf(services: Services): Handlers {
  return {
    ...workbenchHandlers(services),
    ...runHandlers(services),
    ...experimentHandlers(services),
    ...trashHandlers(services),
    ...comparisonHandlers(services),
    ...fileHandlers(services),
    ...inspectionHandlers(services),
    ...modelHandlers(services),
    ...dataHandlers(services),
    ...settingsHandlers(services),
  };
}

/** Loads and compiles what the first run most likely needs. Should it fail, that run says why. */
function warmUp({ engine, data }: Services): void {
  engine.start();
  const location = data.locate(LAB_CONFIG.dataset).catch(() => data.locate('digits'));
  location.then((found) => engine.warmUp(LAB_CONFIG, found)).catch(() => undefined);
}

/** Calls go straight to the handlers, in this process. */
class LocalWorkbench implements Workbench {
  readonly storeFolder: string;
  readonly #services: Services;
  readonly #handlers: Handlers;
  #closing: Promise<void> | null = null;

  constructor(services: Services, handlers: Handlers) {
    this.storeFolder = services.storeFolder;
    this.#services = services;
    this.#handlers = handlers;
  }

  async call<C extends CommandName>(command: C, input: CommandInput<C>): Promise<CommandOutput<C>> {
    if (this.#closing !== null) throw closed();
    const parsed = parseInput(command, input);
    try {
      return await this.#handlers[command](parsed);
    } catch (error) {
      if (!(error instanceof WorkbenchError)) this.#services.errorLog.caught(command, error);
      throw error;
    }
  }

  subscribe(listener: (event: WorkbenchEvent) => void): Unsubscribe {
    return this.#services.hub.subscribe(listener);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const { data, queue, engines, code, store } = this.#services;
    await Promise.all([data.close(), queue.close(CLOSE_LIMIT_MS)]);
    await engines.close();
    code.close();
    await store.close();
  }
}

function closed(): WorkbenchError {
  return new WorkbenchError('not-allowed', message('workbenchClosing'), message('startAgain'));
}
