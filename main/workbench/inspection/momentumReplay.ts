import { replay } from '../../../shared/analysis/replay.ts';
import type { Replay } from '../../../shared/analysis/replay.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import type { CopyState, MomentumReplay } from '../../../shared/domain/inspection.ts';
import { keepsRunningStatistics, NORMALIZATION } from '../../../shared/domain/normalization.ts';
import { message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import type { Store } from '../../store/store.ts';
import type { Inspections } from './inspections.ts';
import { finiteNumbers } from './runningPath.ts';

/**
 * What the running statistics of a copy would have come to with another momentum, and what the copy
 * would be worth with them. It stays as it is.
 * @throws {WorkbenchError} `inspection-closed`; `request-invalid` where no batch moments were recorded
 */
export async function replayMomentum(
  inspections: Inspections,
  store: Store,
  handle: string,
  momentum: number,
): Promise<MomentumReplay> {
  const { layers, batches, every } = await replayed(inspections, store, handle, momentum);
  const valid = await inspections.ask('evaluateWith', handle, { running: layers });
  const running = layers.map(({ mean, variance }) => ({
    mean: finiteNumbers(mean),
    variance: finiteNumbers(variance),
  }));
  return { momentum, batches, every, running, valid };
}

/** The same, but the copy takes them over. */
export async function takeReplay(
  inspections: Inspections,
  store: Store,
  handle: string,
  momentum: number,
): Promise<CopyState> {
  const { layers, batches } = await replayed(inspections, store, handle, momentum);
  return inspections.ask('adopt', handle, { running: layers, batches });
}

async function replayed(
  inspections: Inspections,
  store: Store,
  handle: string,
  momentum: number,
): Promise<Replay & { every: number }> {
  const { id, step } = inspections.originOf(handle);
  const { moments } = await store.recordings(id);
  if (moments === null) throw noMoments((await store.experiment(id)).config);
  return { ...replay(moments, momentum, step), every: moments.header.every };
}

function noMoments({ normalization }: ExperimentConfig): WorkbenchError {
  const { name } = NORMALIZATION[normalization];
  const [why, nextStep] = keepsRunningStatistics(normalization)
    ? [message('inspectMomentumUnrecorded'), message('inspectRecord')]
    : [message('inspectMomentumNone', { name }), message('inspectOpenBatchNorm')];
  return new WorkbenchError('request-invalid', why, nextStep, { params: { setting: 'momentum' } });
}
