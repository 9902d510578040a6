import { foldModel } from './foldModel.ts';
import { inspectModel } from './inspectModel.ts';
import type { Progress } from './inspectModel.ts';
import type { ModelOrder, ResultOf } from './protocol.ts';
import { recalibrateModel } from './recalibrateModel.ts';

/** Does what is ordered. */
export function carryOut(
  order: ModelOrder,
  progress: Progress,
): Promise<ResultOf[ModelOrder['kind']]> {
  if (order.kind === 'inspect') return inspectModel(order, progress);
  return order.kind === 'fold' ? foldModel(order, progress) : recalibrateModel(order, progress);
}
