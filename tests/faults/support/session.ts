import type { Store } from '../../../main/store/store.ts';
import { epochLogLines } from '../../../shared/domain/log.ts';
import {
  checkpointOf,
  epochOf,
  experimentCalled,
  FIRST,
  SECOND,
  timingsOf,
} from '../../unit/store/samples.ts';

/** A short life of a store, one change a step. */
export const SESSION: ((store: Store) => Promise<unknown>)[] = [
  (store) => store.create(experimentCalled(FIRST)),
  (store) => store.append(FIRST, { metrics: [epochOf(1)] }),
  (store) => store.append(FIRST, { timings: timingsOf(1).slice(0, 1) }),
  (store) => store.append(FIRST, { log: epochLogLines(epochOf(1), 'batchNorm').slice(0, 1) }),
  (store) => store.saveCheckpoint(FIRST, checkpointOf(1)),
  (store) => store.update(FIRST, { name: 'renamed', notes: 'some' }),
  (store) => store.create(experimentCalled(SECOND)),
  (store) => store.delete(SECOND),
];
