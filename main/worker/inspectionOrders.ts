import type { RunningStatistics } from '../../shared/analysis/replay.ts';
import type { Batch } from '../../shared/domain/batch.ts';
import type {
  Batchmates,
  CopyEvaluation,
  CopyState,
  ForwardResult,
  Mode,
  Recalibration,
  UnitSteps,
} from '../../shared/domain/inspection.ts';
import type { PerNetwork } from '../../shared/domain/metrics.ts';
import type { DataLocation } from '../data/location.ts';
import type { BatchmatesRequest } from '../training/inspection/batchmates.ts';
import type { CopyToSave, OpenedModel, OpenRequest } from '../training/inspection/inspector.ts';

/** What can be asked about an opened copy, and what is answered. */
export interface InspectionOrders {
  open: { ask: OpenRequest & { data: DataLocation }; answer: OpenedModel };
  forward: { ask: { batch: Batch; layers: number[] | null }; answer: ForwardResult };
  unit: { ask: { batch: Batch; mode: Mode; layer: number; group: number }; answer: UnitSteps };
  batchmates: { ask: BatchmatesRequest; answer: Batchmates };
  trainForward: { ask: { batch: Batch; momentum: number; batches: number }; answer: CopyState };
  recalibrate: { ask: Recalibration; answer: CopyState };
  /** What the copy would be worth with other running statistics. */
  evaluateWith: {
    ask: { running: RunningStatistics[] };
    answer: PerNetwork<CopyEvaluation | null>;
  };
  /** Takes over running statistics that `batches` batches have made. */
  adopt: { ask: { running: RunningStatistics[]; batches: number }; answer: CopyState };
  reset: { ask: object; answer: CopyState };
  toSave: { ask: object; answer: CopyToSave };
  close: { ask: object; answer: null };
}
export type InspectionKind = keyof InspectionOrders;

/** An order as it travels to the worker: about which copy, and what. */
export type InspectionOrder = {
  [K in InspectionKind]: { kind: K; handle: string; ask: InspectionOrders[K]['ask'] };
}[InspectionKind];

export type InspectionAnswer = InspectionOrders[InspectionKind]['answer'];
