import { createPinia, setActivePinia } from 'pinia';
import { listen } from '../../../../renderer/app/listen.ts';
import { provideClient } from '../../../../renderer/state/transport/client.ts';
import type { Experiment } from '../../../../shared/domain/experiment.ts';
import { FakeClient } from '../../../support/fakeClient.ts';

/** Lets all that was started (calls, frames) come to its end. */
export const settle = () => new Promise((resolve) => setTimeout(resolve, 40));

/** Fresh stores over a workbench in memory, listening and loaded. */
export async function setUpStores(experiments: Experiment[] = []): Promise<FakeClient> {
  setActivePinia(createPinia());
  const client = new FakeClient(experiments);
  provideClient(client);
  listen(client);
  await settle();
  return client;
}
