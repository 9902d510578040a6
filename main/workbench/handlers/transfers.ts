import type { Experiment, ExperimentId } from '../../../shared/domain/experiment.ts';
import { exportExperiments } from '../../exchange/export/exportExperiments.ts';
import { exportTooLarge } from '../../exchange/export/exportSize.ts';
import { importExperiments } from '../../exchange/import/importExperiments.ts';
import type { Store } from '../../store/store.ts';
import type { Services } from '../services.ts';
import type { Handlers } from './handlers.ts';

/** In base64 it is a third more, and then still below what one string can hold. */
const LARGEST_EXPORT = 300 * 1024 * 1024;

export function transferHandlers(
  services: Services,
  storeWith: (id: ExperimentId) => Promise<Store>,
): Pick<Handlers, 'experiment:export' | 'experiment:import'> {
  const { hub, clock } = services;
  return {
    'experiment:export': async (wish) => {
      const store = await storeWith(wish.ids[0] ?? '');
      const { fileName, bytes } = await exportExperiments(store, wish);
      if (bytes.length > LARGEST_EXPORT) throw exportTooLarge(bytes.length);
      return { fileName, content: Buffer.from(bytes).toString('base64') };
    },
    'experiment:import': async ({ fileName, content, network = null }) => {
      const store = await services.store.open();
      const bytes = Buffer.from(content, 'base64');
      const outcome = await importExperiments(store, fileName, bytes, clock(), network);
      const { experiments, known, notices } = outcome;
      for (const experiment of experiments) hub.emit('experiment:changed', { experiment });
      const idsOf = (runs: readonly Experiment[]) => runs.map(({ id }) => id);
      return { ids: idsOf(experiments), known: idsOf(known), notices };
    },
  };
}
