import { replayMomentum, takeReplay } from '../inspection/momentumReplay.ts';
import { runningPath } from '../inspection/runningPath.ts';
import { saveCopy } from '../inspection/saveCopy.ts';
import type { Services } from '../services.ts';
import type { HandlersOf } from './handlers.ts';

export function inspectionHandlers(services: Services): HandlersOf<'inspection'> {
  const { inspections, hub, clock, store } = services;
  return {
    'inspection:open': async ({ id, epoch }) => inspections.open(await store.with(id), id, epoch),
    'inspection:close': async ({ handle }) => {
      await inspections.close(handle);
      return {};
    },
    'inspection:forward': ({ handle, ...ask }) => inspections.ask('forward', handle, ask),
    'inspection:unit': ({ handle, ...ask }) => inspections.ask('unit', handle, ask),
    'inspection:batchmates': ({ handle, ...ask }) => inspections.ask('batchmates', handle, ask),
    'inspection:trainForward': ({ handle, ...ask }) => inspections.ask('trainForward', handle, ask),
    'inspection:recalibrate': ({ handle, ...ask }) => inspections.ask('recalibrate', handle, ask),
    'inspection:replay': async ({ handle, momentum }) => {
      const { id } = inspections.originOf(handle);
      return replayMomentum(inspections, await store.with(id), handle, momentum);
    },
    'inspection:takeReplay': async ({ handle, momentum }) => {
      const { id } = inspections.originOf(handle);
      return takeReplay(inspections, await store.with(id), handle, momentum);
    },
    'inspection:layers': async ({ id }) => {
      const { health } = await (await store.with(id)).recordings(id);
      return { health };
    },
    'inspection:path': async ({ id, layer }) => {
      const { running } = await (await store.with(id)).recordings(id);
      return { path: runningPath(running, layer) };
    },
    'inspection:reset': ({ handle }) => inspections.ask('reset', handle, {}),
    'inspection:save': async ({ handle, name, notes }) => {
      const origin = inspections.originOf(handle);
      const copy = await inspections.ask('toSave', handle, {});
      const createdAt = clock().toISOString();
      const request = { origin, copy, name, notes, createdAt };
      const experiment = await saveCopy(await store.open(), request);
      hub.emit('experiment:changed', { experiment });
      return { id: experiment.id };
    },
  };
}
