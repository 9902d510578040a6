import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { recordingPlan } from '../../../shared/domain/recording.ts';
import type { RecordingPlan } from '../../../shared/domain/recording.ts';
import {
  encodeStatisticsHeader,
  encodeStatisticsRecords,
} from '../../../shared/formats/statistics.ts';
import type { StatisticsRecord } from '../../../shared/formats/statistics.ts';
import type { Probe } from './networkHealth.ts';
import type { Session } from './session.ts';

/** What is to be added to a run's files about its layers; each may be empty. */
export interface Recorded {
  probes: Probe[];
  moments: Uint8Array;
  running: Uint8Array;
}

/**
 * Records what happens in the layers while a run is trained: the batch moments and running statistics
 * of every BatchNorm, and the layers' health on a fixed probe batch. Only reads, so the run's numbers
 * are the same with it and without.
 */
export class LayerRecording {
  readonly #session: Session;
  readonly #batchSize: number;
  readonly #activation: Probe['activation'];
  readonly #chunksPerEpoch: number;
  readonly #plan: RecordingPlan;
  readonly #post: (recorded: Recorded) => void;
  #moments: StatisticsRecord[] = [];

  constructor(
    session: Session,
    config: ExperimentConfig,
    stepsPerEpoch: number,
    post: (recorded: Recorded) => void,
  ) {
    const { chunkSteps } = session.shape;
    this.#session = session;
    this.#batchSize = config.batchSize;
    this.#activation = config.activation;
    this.#chunksPerEpoch = Math.ceil(stepsPerEpoch / chunkSteps);
    this.#plan = recordingPlan(config, stepsPerEpoch, chunkSteps);
    this.#post = post;
  }

  /** Before the first step of a new run: the files' headers, and the health of fresh weights. */
  begin(): void {
    const { units, momentsEvery, runningEvery } = this.#plan;
    const header = (kind: 'moments' | 'running', every: number) =>
      units.length === 0
        ? new Uint8Array()
        : encodeStatisticsHeader({ kind, every, batchSize: this.#batchSize, units });
    this.#post({
      probes: [this.#probe(0, 0)],
      moments: header('moments', momentsEvery),
      running: header('running', runningEvery),
    });
  }

  /** The batch moments of steps from `firstStep` on, one row each, of which the plan's are kept. */
  readonly moments = (rows: Float32Array, firstStep: number): void => {
    const width = 2 * this.#plan.units.reduce((sum, units) => sum + units, 0);
    for (let row = 0; row < rows.length / width; row++) {
      const step = firstStep + row;
      if (step % this.#plan.momentsEvery !== 0) continue;
      this.#moments.push({ step, values: rows.subarray(row * width, (row + 1) * width) });
    }
  };

  /**
   * After chunk `chunk` of an epoch (0 for the first of each), of which `step` was the last.
   * @param epoch 1 for the first
   */
  chunkDone(epoch: number, chunk: number, step: number): void {
    const overall = (epoch - 1) * this.#chunksPerEpoch + chunk;
    const { units, runningEvery, healthAfter } = this.#plan;
    const keepsRunning = units.length > 0 && (overall + 1) % runningEvery === 0;
    const running = keepsRunning ? [{ step, values: this.#session.running() }] : [];
    this.#post({
      probes: healthAfter(overall) ? [this.#probe(epoch, step)] : [],
      moments: encodeStatisticsRecords(this.#moments),
      running: encodeStatisticsRecords(running),
    });
    this.#moments = [];
  }

  #probe(epoch: number, step: number): Probe {
    return { epoch, step, activation: this.#activation, networks: this.#session.probe() };
  }
}
