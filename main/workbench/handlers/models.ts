import { ModelStore } from '../models/modelStore.ts';
import type { Services } from '../services.ts';
import type { HandlersOf } from './handlers.ts';

export function modelHandlers({ userFolder, clock }: Services): HandlersOf<'model'> {
  const store = new ModelStore(userFolder, clock);
  return {
    'model:list': async () => ({ models: await store.list() }),
    'model:keep': ({ model }) => store.keep(model),
    'model:load': ({ id }) => store.load(id),
    'model:annotate': ({ id, ...changes }) => store.annotate(id, changes),
    'model:forget': async ({ id }) => {
      await store.forget(id);
      return {};
    },
  };
}
