import { epochsOf } from '../../../../shared/analysis/measure.ts';
import type { ComparedRun } from '../../../../shared/analysis/measure.ts';
import { outcomeOf } from '../../../../shared/analysis/outcomes.ts';
import type { NetworkName } from '../../../../shared/domain/metrics.ts';
import { formatLoss } from '../../../i18n/useFormats.ts';

/** A validation loss counts as risen when it ends this share above its best. */
const RISEN = 0.05;

/** From where to where a network's validation loss rose after its best epoch; null where it did not. */
export function riseOf(
  { metrics }: Pick<ComparedRun, 'metrics'>,
  network: NetworkName,
): { epoch: number; best: string; last: string } | null {
  const { best, last } = outcomeOf(epochsOf(metrics), network, { split: 'valid', metric: 'loss' });
  if (best === null || last === null || last.value === null) return null;
  if (last.value < best.value * (1 + RISEN)) return null;
  return { epoch: best.epoch, best: formatLoss(best.value), last: formatLoss(last.value) };
}
