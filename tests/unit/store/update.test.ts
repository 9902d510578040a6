import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../../main/store/openStore.ts';
import type { Experiment } from '../../../shared/domain/experiment.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { experimentCalled, FIRST, SECOND } from './samples.ts';

test('a change cannot turn one run into another', async () => {
  const store = await openStore(join(await freshFolder(), 'store'));
  await store.create(experimentCalled(FIRST));
  await store.create(experimentCalled(SECOND));
  const changes: Partial<Experiment> = { id: SECOND, name: 'changed' };
  await store.update(FIRST, changes);
  expect((await store.load(FIRST)).experiment.name).toBe('changed');
  expect((await store.load(SECOND)).experiment.name).toBe(`run ${SECOND}`);
});
