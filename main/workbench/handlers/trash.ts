import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import type { Services } from '../services.ts';
import type { HandlersOf } from './handlers.ts';

export function trashHandlers({ store: opener, hub }: Services): HandlersOf<'trash'> {
  return {
    'trash:list': async () => ({ runs: (await (await opener.existing())?.trashed()) ?? [] }),
    'trash:empty': async ({ ids }) => {
      const removed: ExperimentId[] = [];
      try {
        for (const id of ids) {
          await (await opener.with(id)).purge(id);
          removed.push(id);
        }
      } finally {
        if (removed.length > 0) hub.emit('trash:emptied', { ids: removed });
      }
      return {};
    },
  };
}
