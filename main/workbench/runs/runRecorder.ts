import type {
  Environment,
  Experiment,
  ExperimentRecord,
} from '../../../shared/domain/experiment.ts';
import { epochLogLines, LEARNING_FINISHED } from '../../../shared/domain/log.ts';
import type {
  ChunkMetrics,
  EpochMetrics,
  NetworkName,
  Timing,
} from '../../../shared/domain/metrics.ts';
import type { DataIdentity } from '../../../shared/domain/experiment.ts';
import type { Checkpoint } from '../../../shared/domain/checkpoint.ts';
import type { Normalization } from '../../../shared/domain/normalization.ts';
import { joinedGrowth } from '../../store/growth.ts';
import type { Growth } from '../../store/growth.ts';
import type { Store } from '../../store/store.ts';
import type { RecordedLayers } from '../../worker/protocol.ts';
import { GatheredWrites } from './gatheredWrites.ts';
import { divergenceReason, summaryOf } from '../../../shared/domain/runSummary.ts';
import { WriteChain } from './writeChain.ts';

/** What the log of such a run begins with, so that no one takes its numbers for MNIST's. */
const BUILT_IN_HEADER = 'Data: digits drawn by the program, not MNIST';

type Changes = Partial<Pick<Experiment, 'status' | 'reason' | 'summary' | 'data' | 'environment'>>;

export interface RecorderSinks {
  onChanged: (experiment: Experiment) => void;
  /** A write failed: nothing more is written until `retry`. */
  onBlocked: (error: unknown) => void;
}

/** Keeps one run in the store while it is trained: its news in the order they come, one write at a time. */
export class RunRecorder {
  readonly #store: Store;
  readonly #id: string;
  readonly #normalization: Normalization;
  readonly #sinks: RecorderSinks;
  readonly #chain: WriteChain;
  readonly #growth: GatheredWrites<Growth>;
  readonly #epochs: EpochMetrics[];
  readonly #divergedAt: Experiment['summary']['divergedAt'];
  #seconds: number;
  readonly #logStarted: boolean;

  /** @param record the run as the store has it, cut to the checkpoint it continues from */
  constructor(store: Store, record: ExperimentRecord, sinks: RecorderSinks) {
    this.#store = store;
    this.#id = record.experiment.id;
    this.#normalization = record.experiment.config.normalization;
    this.#sinks = sinks;
    this.#chain = new WriteChain(sinks.onBlocked);
    this.#growth = new GatheredWrites(this.#chain, (growths) =>
      store.append(this.#id, joinedGrowth(growths)),
    );
    this.#epochs = record.metrics.filter((line) => line.kind === 'epoch');
    const stepsBefore = this.#epochs.at(-1)?.step ?? 0;
    const { divergedAt } = record.experiment.summary;
    const stillThere = (step: number | null) =>
      step !== null && step <= stepsBefore ? step : null;
    this.#divergedAt = { bn: stillThere(divergedAt.bn), plain: stillThere(divergedAt.plain) };
    this.#seconds = record.timings.at(-1)?.elapsed ?? 0;
    this.#logStarted = record.log !== '';
  }

  /** Seconds of training and evaluation so far, those before it was resumed among them. */
  get seconds(): number {
    return this.#seconds;
  }

  get blocked(): boolean {
    return this.#chain.blocked;
  }

  /** Whether anything reported so far is not on disk yet. */
  get unwritten(): boolean {
    return !this.#chain.empty;
  }

  started(data: DataIdentity, environment: Environment | null): void {
    if (data.builtIn && !this.#logStarted) this.#growth.add({ log: [BUILT_IN_HEADER, ''] });
    this.#change({
      status: 'running',
      reason: this.#reason,
      summary: this.#summary,
      data,
      environment,
    });
  }

  status(status: 'running' | 'paused'): void {
    this.#change({ status });
  }

  chunk(metrics: ChunkMetrics, timing: Timing): void {
    this.#growth.add({ metrics: [metrics], timings: [timing] });
  }

  epoch(metrics: EpochMetrics, timing: Timing): void {
    this.#epochs.push(metrics);
    this.#seconds = timing.elapsed;
    const log = epochLogLines(metrics, this.#normalization);
    this.#growth.add({ metrics: [metrics], timings: [timing], log });
  }

  recorded(layers: RecordedLayers): void {
    this.#growth.add(layers);
  }

  /** Follows its epoch, whose summary is saved along with it. */
  checkpoint(checkpoint: Checkpoint, saved: () => void): void {
    const changes = { summary: this.#summary };
    this.#chain.add(async () => {
      this.#sinks.onChanged(await this.#store.saveCheckpoint(this.#id, checkpoint, changes));
      saved();
    });
  }

  diverged(network: NetworkName, step: number): void {
    this.#divergedAt[network] ??= step;
    this.#change({ summary: this.#summary, reason: this.#reason });
  }

  /** Resolves when all is written, or the chain is blocked. An empty `reason` leaves what is known of divergence. */
  async end(
    status: 'finished' | 'stopped' | 'interrupted' | 'failed',
    reason: string,
  ): Promise<void> {
    if (status === 'finished') this.#growth.add({ log: [LEARNING_FINISHED] });
    const changes = { status, reason: reason || this.#reason, summary: this.#summary };
    this.#chain.add(async () => {
      this.#sinks.onChanged(await this.#store.finish(this.#id, changes));
    });
    await this.#chain.settled();
  }

  /** Resolves when what was reported so far is on disk, or the chain is blocked. */
  written(): Promise<void> {
    return this.#chain.settled();
  }

  /** Tries the writes again that failed. Resolves to whether none is left. */
  retry(): Promise<boolean> {
    return this.#chain.retry();
  }

  get #summary(): Experiment['summary'] {
    return summaryOf(this.#epochs, this.#seconds, { ...this.#divergedAt });
  }

  get #reason(): string {
    return divergenceReason(this.#divergedAt, this.#normalization);
  }

  #change(changes: Changes): void {
    this.#chain.add(async () => {
      this.#sinks.onChanged(await this.#store.update(this.#id, changes));
    });
  }
}
