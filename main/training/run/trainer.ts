import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Checkpoint } from '../../../shared/domain/checkpoint.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { NETWORKS } from '../../../shared/domain/metrics.ts';
import type {
  EpochMetrics,
  NetworkName,
  PerNetwork,
  Timing,
} from '../../../shared/domain/metrics.ts';
import type { Dataset } from '../../data/dataset.ts';
import { epochOrder } from '../../data/order.ts';
import { decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts';
import { datasetTensors } from '../engine/datasetTensors.ts';
import type { Engine } from '../engine/engine.ts';
import { initialStates } from './initialize.ts';
import { networksOf } from '../../../shared/domain/networks.ts';
import { LayerRecording } from './recording.ts';
import type { Recorded } from './recording.ts';
import type { RunControl } from './runControl.ts';
import { Session } from './session.ts';
import type { TrainedChunk } from './trainedChunk.ts';

/** Whoever watches a run; `checkpoint` may hold the run up until it is stored. */
export interface TrainObserver {
  started(stepsPerEpoch: number): void;
  chunk(chunk: TrainedChunk, timing: Timing): void;
  /** The first loss of a network that is not a finite number; the run continues. */
  diverged(network: NetworkName, step: number): void;
  epoch(metrics: EpochMetrics, timing: Timing): void;
  checkpoint(checkpoint: Checkpoint): Promise<void>;
  /** What was seen of the layers; where it is left out, they are not looked at. */
  recorded?(recorded: Recorded): void;
}

/** Whole milliseconds are exact enough for a time axis, and short in a file. */
const seconds = (milliseconds: number) => Math.round(milliseconds) / 1000;

/** One run: from its start, or from a checkpoint, to its last epoch or until it is stopped. */
export async function trainRun(
  engine: Engine,
  config: ExperimentConfig,
  dataset: Dataset,
  resumeFrom: Checkpoint | null,
  observer: TrainObserver,
  control: RunControl,
): Promise<'finished' | 'stopped'> {
  const data = datasetTensors(engine, dataset, config.trainSubset, config.seed);
  const states =
    resumeFrom === null
      ? initialStates(networksOf(config), config)
      : decodeCheckpoint(config, resumeFrom);
  const session = await Session.open(engine, config, data, states);
  try {
    const stepsPerEpoch = Math.floor(data.train.count / config.batchSize);
    const run = {
      session,
      config,
      observer,
      control,
      stepsPerEpoch,
      recording: observer.recorded
        ? new LayerRecording(session, config, stepsPerEpoch, (seen) => observer.recorded?.(seen))
        : null,
      diverged: new Set<NetworkName>(),
    };
    observer.started(stepsPerEpoch);
    if ((resumeFrom?.epoch ?? 0) === 0) run.recording?.begin();
    for (let epoch = (resumeFrom?.epoch ?? 0) + 1; epoch <= config.epochs; epoch++) {
      const order = epochOrder(config.seed, epoch, data.train.count);
      const trainStart = control.elapsed();
      if ((await trainEpoch(run, epoch, order)) === 'stopped') return 'stopped';
      const evaluateStart = control.elapsed();
      const metrics = evaluateEpoch(run, epoch);
      const now = control.elapsed();
      const parts = {
        train: seconds(evaluateStart - trainStart),
        evaluate: seconds(now - evaluateStart),
      };
      observer.epoch(metrics, { step: metrics.step, elapsed: seconds(now), epoch: parts });
      await observer.checkpoint(encodeCheckpoint(config, epoch, metrics.step, session.read()));
    }
    return 'finished';
  } finally {
    session.dispose();
    data.dispose();
  }
}

interface Run {
  session: Session;
  config: ExperimentConfig;
  observer: TrainObserver;
  control: RunControl;
  stepsPerEpoch: number;
  recording: LayerRecording | null;
  /** Networks whose divergence has been reported. */
  diverged: Set<NetworkName>;
}

async function trainEpoch(run: Run, epoch: number, order: Int32Array): Promise<'done' | 'stopped'> {
  const { session, config, control, observer, stepsPerEpoch, recording } = run;
  const { chunkSteps } = session.shape;
  for (let first = 0; first < stepsPerEpoch; first += chunkSteps) {
    // TensorFlow blocks this thread during a chunk; here it hears what has been said meanwhile.
    await nextTurn();
    if ((await control.mayGoOn()) === 'stopped') return 'stopped';
    const steps = Math.min(chunkSteps, stepsPerEpoch - first);
    const firstStep = (epoch - 1) * stepsPerEpoch + first + 1;
    const loss = session.train(
      order.subarray(first * config.batchSize, (first + steps) * config.batchSize),
      firstStep,
      recording === null ? undefined : (rows) => recording.moments(rows, firstStep),
    );
    reportDivergence(run, loss, firstStep);
    observer.chunk(
      { epoch, firstStep, loss },
      { step: firstStep + steps - 1, elapsed: seconds(control.elapsed()) },
    );
    recording?.chunkDone(epoch, first / chunkSteps, firstStep + steps - 1);
  }
  return 'done';
}

function reportDivergence(
  { diverged, observer }: Run,
  losses: PerNetwork<Float32Array>,
  firstStep: number,
): void {
  for (const name of NETWORKS) {
    const index = losses[name].findIndex((loss) => !Number.isFinite(loss));
    if (index < 0 || diverged.has(name)) continue;
    diverged.add(name);
    observer.diverged(name, firstStep + index);
  }
}

function evaluateEpoch({ session, stepsPerEpoch }: Run, epoch: number): EpochMetrics {
  return {
    kind: 'epoch',
    epoch,
    step: epoch * stepsPerEpoch,
    train: session.evaluate('train'),
    valid: session.evaluate('valid'),
  };
}
