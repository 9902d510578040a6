import type { EpochMetrics, NetworkName } from '../domain/metrics.ts';
import { epochsOf, valueOf } from './measure.ts';
import type { ComparedRun, Measure } from './measure.ts';

/** What runs are laid beside each other by. `time` is seconds of training, pauses left out. */
export const ALIGNMENTS = ['epoch', 'step', 'time'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

/** `y` is null where the network has diverged, or the value is missing. */
export interface Point {
  x: number;
  y: number | null;
}

/** Where each epoch stands on the axis; null for one whose time is not known. */
function positionsOf(
  run: ComparedRun,
  alignment: Alignment,
): (epoch: EpochMetrics) => number | null {
  if (alignment === 'epoch') return ({ epoch }) => epoch;
  if (alignment === 'step') return ({ step }) => step;
  // The last one of a step is the one after the epoch's evaluation.
  const elapsed = new Map(run.timings.map((timing) => [timing.step, timing.elapsed]));
  return ({ step }) => elapsed.get(step) ?? null;
}

function curveOf(
  run: ComparedRun,
  alignment: Alignment,
  value: (epoch: EpochMetrics) => number | null,
): Point[] {
  const positionOf = positionsOf(run, alignment);
  return epochsOf(run.metrics).flatMap((epoch) => {
    const x = positionOf(epoch);
    return x === null ? [] : [{ x, y: value(epoch) }];
  });
}

/** One line of one of the lab's four charts. */
export function epochCurve(
  run: ComparedRun,
  network: NetworkName,
  measure: Measure,
  alignment: Alignment,
): Point[] {
  return curveOf(run, alignment, (epoch) => valueOf(epoch, network, measure));
}

/** With BN minus without, epoch by epoch: what batch normalization changes in this very run. */
export function differenceCurve(run: ComparedRun, measure: Measure, alignment: Alignment): Point[] {
  return curveOf(run, alignment, (epoch) => {
    const [bn, plain] = [valueOf(epoch, 'bn', measure), valueOf(epoch, 'plain', measure)];
    return bn === null || plain === null ? null : bn - plain;
  });
}
