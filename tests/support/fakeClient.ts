import { parseInput } from '../../shared/contract/client.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/contract/commands.ts';
import type { WorkbenchEvent } from '../../shared/contract/events.ts';
import type { SavedComparison } from '../../shared/domain/comparison.ts';
import { MNIST_ATTRIBUTION } from '../../shared/domain/dataset.ts';
import type { DatasetStatus } from '../../shared/domain/dataset.ts';
import type { DamagedExperiment, Experiment } from '../../shared/domain/experiment.ts';
import { EMPTY_QUEUE } from '../../shared/domain/run.ts';
import type { Queue } from '../../shared/domain/run.ts';
import { DEFAULT_SETTINGS } from '../../shared/domain/settings.ts';
import { sweepConfigs } from '../../shared/domain/sweep.ts';
import { WorkbenchError } from '../../shared/errors/workbenchError.ts';
import type { ConnectedClient } from '../../renderer/state/transport/client.ts';
import { NO_INSPECTION } from './fakeInspection.ts';
import { NO_MODELS } from './fakeModels.ts';
import { generatedExperiment, generatedRecord } from './generatedExperiments.ts';
import { message } from '../../shared/errors/message.ts';
import type { Message } from '../../shared/errors/message.ts';

type Handlers = {
  [C in CommandName]: (input: CommandInput<C>) => CommandOutput<C> | Promise<CommandOutput<C>>;
};

const MNIST: DatasetStatus = {
  id: 'mnist',
  name: 'MNIST',
  builtIn: false,
  available: true,
  source: 'cache',
  trainExamples: 60_000,
  validExamples: 10_000,
  attribution: MNIST_ATTRIBUTION,
  skipped: [],
  problem: null,
};
const DIGITS: DatasetStatus = {
  ...MNIST,
  id: 'digits',
  name: 'Built-in digits',
  builtIn: true,
  source: 'drawn',
  attribution: null,
};

/** A workbench in memory, of the contract's shape, for whatever draws or keeps state: it trains nothing. */
export class FakeClient implements ConnectedClient {
  readonly experiments = new Map<string, Experiment>();
  readonly trash = new Map<string, Experiment>();
  readonly calls: { command: CommandName; input: unknown }[] = [];
  damaged: DamagedExperiment[] = [];
  comparisons: SavedComparison[] = [];
  queue: Queue = EMPTY_QUEUE;
  settings = DEFAULT_SETTINGS;
  sets = [MNIST, DIGITS];
  readOnly: Message | null = null;
  readonly #listeners = new Set<(event: WorkbenchEvent) => void>();
  readonly #connectionListeners = new Set<(connected: boolean) => void>();

  constructor(experiments: Experiment[] = []) {
    for (const experiment of experiments) this.experiments.set(experiment.id, experiment);
  }

  /** Answers in a later turn, as every real one does. */
  async call<C extends CommandName>(command: C, input: CommandInput<C>): Promise<CommandOutput<C>> {
    await Promise.resolve();
    this.calls.push({ command, input });
    return this.handlers[command](parseInput(command, input));
  }

  subscribe(listener: (event: WorkbenchEvent) => void) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  watchConnection(listener: (connected: boolean) => void) {
    this.#connectionListeners.add(listener);
    listener(true);
    return () => void this.#connectionListeners.delete(listener);
  }

  emit(event: WorkbenchEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  setConnected(connected: boolean): void {
    for (const listener of this.#connectionListeners) listener(connected);
  }

  #find(id: string): Experiment {
    const found = this.experiments.get(id);
    if (found !== undefined) return found;
    throw new WorkbenchError(
      'experiment-missing',
      message('experimentMissing', { id }),
      message('experimentsLookAgain'),
    );
  }

  #put(experiment: Experiment): void {
    this.experiments.set(experiment.id, experiment);
    this.emit({ name: 'experiment:changed', payload: { experiment } });
  }

  /** May be replaced one by one, to let a command fail or wait. */
  readonly handlers: Handlers = {
    'workbench:report': () => ({}),
    'workbench:describe': () => ({
      version: '0.1.0',
      host: 'web',
      node: '20.19.0',
      electron: null,
      storeFolder: '/home/someone/BatchNorm Workbench',
      userFolder: '/home/someone/batchnorm-workbench',
      readOnly: this.readOnly,
      canChooseFolders: false,
      systemLocale: 'en',
      processors: 2,
    }),
    'engine:describe': () => ({ state: 'ready', problem: null, tensorflow: '2.9.1', xla: true }),
    'run:start': ({ config, repeats }) => {
      const first = this.experiments.size + 1;
      const ids = Array.from({ length: repeats }, (_, index) => {
        const experiment = generatedExperiment(first + index, { config, status: 'queued' });
        this.#put(experiment);
        return experiment.id;
      });
      return { ids };
    },
    'run:sweep': ({ settings, ...request }) => {
      const ids = sweepConfigs({ settings, ...request }).map((config, index) => {
        const first = this.experiments.size + 1;
        const experiment = generatedExperiment(first + index, { config, status: 'queued' });
        this.#put(experiment);
        return experiment.id;
      });
      return { ids };
    },
    'run:plan': () => Promise.reject(new Error('No page asks for a plan.')),
    'run:startJobs': () => Promise.reject(new Error('No page trains a plan.')),
    'run:pause': () => ({}),
    'run:resume': () => ({}),
    'run:stop': () => ({}),
    'queue:describe': () => this.queue,
    'queue:move': () => ({}),
    'queue:hold': () => ({}),
    'queue:resume': () => ({}),
    'queue:clear': () => ({ ids: [] }),
    'queue:stop': () => ({ ids: [] }),
    'experiment:list': () => ({
      experiments: [...this.experiments.values()],
      damaged: this.damaged,
    }),
    'experiment:load': ({ id }) => generatedRecord(this.#find(id)),
    'experiment:verify': () => ({ problems: [] }),
    'experiment:rename': ({ id, name }) => {
      this.#put({ ...this.#find(id), name });
      return {};
    },
    'experiment:annotate': ({ id, notes, tags }) => {
      this.#put({ ...this.#find(id), notes, tags });
      return {};
    },
    'experiment:delete': ({ id }) => {
      this.trash.set(id, this.#find(id));
      this.experiments.delete(id);
      this.emit({ name: 'experiment:removed', payload: { id } });
      return {};
    },
    'experiment:export': ({ ids, format }) => ({
      fileName: `${ids.join('-')}.${format}`,
      content: btoa(format),
    }),
    'experiment:import': ({ fileName }) => {
      const experiment = generatedExperiment(this.experiments.size + 1, { name: fileName });
      this.#put(experiment);
      return { ids: [experiment.id], known: [], notices: [] };
    },
    'file:list': () => ({ files: [] }),
    'file:read': ({ id }) => ({ fileName: id, content: '' }),
    'experiment:restore': ({ id }) => {
      const experiment = this.trash.get(id);
      this.trash.delete(id);
      if (experiment !== undefined) this.#put(experiment);
      return {};
    },
    'trash:list': () => ({
      runs: [...this.trash.values()].map(({ id, name, createdAt }) => ({
        ...{ id, name, createdAt, problem: null },
      })),
    }),
    'trash:empty': ({ ids }) => {
      for (const id of ids) this.trash.delete(id);
      this.emit({ name: 'trash:emptied', payload: { ids } });
      return {};
    },
    'experiment:addSample': () => {
      const experiment = generatedExperiment(this.experiments.size + 1, { name: 'Sample run' });
      this.#put(experiment);
      return { id: experiment.id };
    },
    'comparison:list': () => ({ comparisons: this.comparisons }),
    'comparison:save': (view) => {
      const id = `00000000-0000-4000-8000-${String(this.comparisons.length).padStart(12, '0')}`;
      const saved = { ...view, schema: 1 as const, id, createdAt: '2026-01-01T00:00:00.000Z' };
      this.comparisons = [saved, ...this.comparisons];
      return saved;
    },
    'comparison:delete': ({ id }) => {
      this.comparisons = this.comparisons.filter((comparison) => comparison.id !== id);
      return {};
    },
    ...NO_INSPECTION,
    ...NO_MODELS,
    'data:describe': () => ({ sets: this.sets }),
    'data:download': () => ({}),
    'data:cancelDownload': () => ({}),
    'data:import': ({ name }) => ({ ...MNIST, id: 'imported-1', name, known: false }),
    'settings:describe': () => this.settings,
    'settings:change': (changes) => {
      this.settings = { ...this.settings, ...changes };
      this.emit({ name: 'settings:changed', payload: this.settings });
      return this.settings;
    },
    'settings:chooseFolder': () => this.settings,
  };
}
