import { ModelShelf } from '../models/modelShelf.ts';
import type { Services } from '../services.ts';
import type { HandlersOf } from './handlers.ts';

export function modelHandlers({ userFolder, clock }: Services): HandlersOf<'model'> {
  const shelf = new ModelShelf(userFolder, clock);
  return {
    'model:list': async () => ({ models: await shelf.list() }),
    'model:keep': ({ model }) => shelf.keep(model),
    'model:load': ({ id }) => shelf.load(id),
    'model:annotate': ({ id, ...changes }) => shelf.annotate(id, changes),
    'model:forget': async ({ id }) => {
      await shelf.forget(id);
      return {};
    },
  };
}
