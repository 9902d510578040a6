import { setImmediate as nextTurn } from 'node:timers/promises';
import { NO_SHIFTS } from '../../../shared/domain/batch.ts';
import type { Recalibration } from '../../../shared/domain/inspection.ts';
import { batchOrder } from '../../data/order.ts';
import { examplesAt, pixelRows } from './batchImages.ts';
import { batchOf } from './exampleOrder.ts';
import type { ModelCopy } from './modelCopy.ts';
import { blend } from './runningStatistics.ts';

/**
 * Estimates the copy's running statistics again, by forward passes in train mode over shuffled batches
 * of the train split. `cumulative` gives the plain mean of all batches' statistics: the old ones are
 * forgotten, batch k weighs 1/k when it comes (PyTorch's momentum=None, and its
 * `torch.optim.swa_utils.update_bn`). `momentum` continues from the old ones as training does.
 * Between two batches other work of this thread has its turn; the copy changes at the end.
 */
export async function recalibrate(copy: ModelCopy, request: Recalibration): Promise<void> {
  const { train } = copy.splits;
  const order = batchOrder(request.seed, train.count);
  const batches = request.batches ?? Math.max(1, Math.floor(train.count / request.batchSize));
  let running = copy.buffers;
  for (let batch = 0; batch < batches; batch++) {
    const indices = batchOf(order, request.batchSize, batch);
    const { images } = examplesAt(train, 'train', indices, NO_SHIFTS);
    const momentum = request.method === 'cumulative' ? 1 / (batch + 1) : request.momentum;
    running = blend(running, copy.momentsOf(pixelRows(images)), momentum);
    await nextTurn();
  }
  copy.setRunning(running, batches);
}
