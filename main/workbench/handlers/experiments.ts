import type { ExperimentId, Experiment } from '../../../shared/domain/experiment.ts';
import { message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { addSampleRun } from '../runs/sampleRun.ts';
import type { Services } from '../services.ts';
import type { HandlersOf, Handlers } from './handlers.ts';
import { exportExperiments } from '../../exchange/export/exportExperiments.ts';
import { exportTooLarge } from '../../exchange/export/archive.ts';
import { importExperiments } from '../../exchange/import/importExperiments.ts';

export function experimentHandlers(services: Services): HandlersOf<'experiment'> {
  const { queue, hub } = services;
  const change = async (
    id: ExperimentId,
    changes: { name: string } | { notes: string; tags: string[] },
  ) => {
    const store = await services.store.with(id);
    hub.emit('experiment:changed', { experiment: await store.update(id, changes) });
    return {};
  };
  return {
    ...transferHandlers(services),
    'experiment:list': async (page) =>
      (await services.store.existing())?.list(page) ?? { experiments: [], damaged: [] },
    'experiment:load': async ({ id }) => {
      await queue.written(id);
      return (await services.store.with(id)).load(id);
    },
    'experiment:verify': async ({ id }) => {
      await queue.written(id);
      return { problems: await (await services.store.with(id)).verify(id) };
    },
    'experiment:rename': ({ id, name }) => change(id, { name }),
    'experiment:annotate': ({ id, notes, tags }) => change(id, { notes, tags }),
    'experiment:delete': async ({ id }) => {
      if (queue.holds(id)) throw busy(id);
      await (await services.store.with(id)).delete(id);
      hub.emit('experiment:removed', { id });
      return {};
    },
    'experiment:addSample': async () => {
      const experiment = await addSampleRun(services.sampleFolder, await services.store.open());
      hub.emit('experiment:changed', { experiment });
      return { id: experiment.id };
    },
    'experiment:restore': async ({ id }) => {
      const store = await services.store.with(id);
      await store.restore(id);
      const experiment = await store.experiment(id);
      hub.emit('experiment:changed', { experiment });
      return {};
    },
  };
}

function busy(id: ExperimentId): WorkbenchError {
  return new WorkbenchError(
    'experiment-busy',
    message('runBeingTrained', { id }),
    message('runStopFirst'),
    { params: { id } },
  );
}

/** In base64 it is a third more, and then still below what one string can hold. */
const LARGEST_EXPORT = 300 * 1024 * 1024;

function transferHandlers(
  services: Services,
): Pick<Handlers, 'experiment:export' | 'experiment:import'> {
  const { hub, clock } = services;
  return {
    'experiment:export': async (request) => {
      const store = await services.store.with(request.ids[0] ?? '');
      const { fileName, bytes } = await exportExperiments(store, request);
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
