import { describe, expect, it } from 'vitest';
import { useExperiments } from '../../../../renderer/state/experiments/experiments.ts';
import { useForm } from '../../../../renderer/state/form/form.ts';
import { useRuns } from '../../../../renderer/state/runs/runs.ts';
import { useToasts } from '../../../../renderer/state/toasts.ts';
import { WorkbenchError } from '../../../../shared/errors/workbenchError.ts';
import { generatedExperiment, idOf } from '../../../support/generatedExperiments.ts';
import { activeRun, queueOf } from '../../../support/queues.ts';
import { settle, setUpStores } from './setUp.ts';
import { message } from '../../../../shared/errors/message.ts';

const progress = { step: 0, totalSteps: 100, examplesPerSecond: 0, secondsLeft: null };
const error = {
  code: 'store-write-failed',
  message: message('storeNotSaved', { problem: message('diskFull') }),
  nextStep: message('diskFreeSpace'),
  params: {},
} as const;

describe('the runs store', () => {
  it('shows the progress of the runs that are trained, and only of them', async () => {
    const client = await setUpStores([generatedExperiment(1)]);
    const runs = useRuns();
    const active = activeRun(idOf(1), { progress });
    client.emit({ name: 'queue:changed', payload: queueOf([active]) });
    const told = (id: string, step: number) =>
      client.emit({
        name: 'steps:recorded',
        payload: { id, chunks: [], timings: [], progress: { ...progress, step } },
      });
    told(idOf(1), 40);
    await settle();
    expect(runs.queue.active[0]?.progress.step).toBe(40);
    told(idOf(2), 70);
    await settle();
    expect(runs.queue.active[0]?.progress.step).toBe(40);
  });

  it('follows from one repeat to the next', async () => {
    const client = await setUpStores([generatedExperiment(1), generatedExperiment(2)]);
    for (const n of [1, 2]) {
      client.emit({ name: 'queue:changed', payload: queueOf([activeRun(idOf(n))]) });
      await settle();
      expect(useRuns().currentRecord?.experiment.id).toBe(idOf(n));
    }
  });

  it('shows a run from the moment it is its turn, before its data is read', async () => {
    const client = await setUpStores([generatedExperiment(1)]);
    const active = activeRun(idOf(1), { progress });
    client.emit({ name: 'queue:changed', payload: queueOf([active]) });
    await settle();
    expect(useRuns().currentRecord?.experiment.id).toBe(idOf(1));
    // Once it is over it stays to be looked at.
    client.emit({ name: 'queue:changed', payload: queueOf([]) });
    await settle();
    expect(useRuns().currentRecord?.experiment.id).toBe(idOf(1));
  });

  it('stays with the run that is shown until it is over, and shows another one on request', async () => {
    const client = await setUpStores([1, 2, 3, 4].map((n) => generatedExperiment(n)));
    const runs = useRuns();
    const trained = async (...numbers: number[]) => {
      const active = numbers.map((n) => activeRun(idOf(n)));
      client.emit({ name: 'queue:changed', payload: queueOf(active, { atOnce: 2 }) });
      await settle();
      return runs.currentRecord?.experiment.id;
    };
    expect(await trained(1)).toBe(idOf(1));
    expect(await trained(1, 2)).toBe(idOf(1));
    await runs.show(idOf(2));
    expect(await trained(2, 3)).toBe(idOf(2));
    expect(await trained(3, 4)).toBe(idOf(4));
    expect(runs.isFull).toBe(true);
  });

  it('shows the run that was just started beside others, unless it has to wait', async () => {
    const client = await setUpStores([1, 2, 3].map((n) => generatedExperiment(n)));
    const runs = useRuns();
    const starts = async (n: number, ...active: number[]) => {
      const payload = queueOf(active.map((id) => activeRun(idOf(id))));
      client.handlers['run:start'] = () => {
        client.emit({ name: 'queue:changed', payload });
        return { ids: [idOf(n)] };
      };
      await runs.start(useForm().request());
      await settle();
      return runs.currentRecord?.experiment.id;
    };
    expect(await starts(1, 1)).toBe(idOf(1));
    expect(await starts(2, 1, 2)).toBe(idOf(2));
    expect(await starts(3, 1, 2)).toBe(idOf(2));
  });

  it('shows the run in progress when the window opens', async () => {
    const client = await setUpStores([generatedExperiment(1)]);
    client.queue = queueOf([activeRun(idOf(1), { status: 'paused', progress })]);
    client.setConnected(true);
    await settle();
    expect(useRuns().currentRecord?.experiment.id).toBe(idOf(1));
  });

  it('reads the run that a missing folder hid, once training continues', async () => {
    const client = await setUpStores([generatedExperiment(1)]);
    const active = activeRun(idOf(1), { status: 'paused', progress, problem: error });
    client.queue = queueOf([active]);
    const { 'experiment:load': read, 'experiment:list': list } = client.handlers;
    const gone = () =>
      Promise.reject(
        new WorkbenchError('store-unusable', message('storeFolderGone'), message('tryAgain')),
      );
    Object.assign(client.handlers, { 'experiment:load': gone, 'experiment:list': gone });
    const experiments = useExperiments();
    experiments.loaded = false;
    client.setConnected(true);
    await settle();
    expect([useRuns().currentRecord, experiments.loaded]).toEqual([null, false]);

    Object.assign(client.handlers, { 'experiment:load': read, 'experiment:list': list });
    client.emit({ name: 'run:resumed', payload: { id: idOf(1) } });
    await settle();
    expect(useRuns().currentRecord?.experiment.id).toBe(idOf(1));
    expect(experiments.loaded).toBe(true);
  });

  it('keeps why a run failed until it is resumed', async () => {
    const client = await setUpStores([generatedExperiment(1)]);
    const runs = useRuns();
    client.emit({ name: 'run:failed', payload: { id: idOf(1), error, canRetry: false } });
    expect(runs.failureOf(idOf(1))).toEqual({ error, canRetry: false });
    expect(await runs.resume(idOf(1))).toBe(true);
    expect(runs.failureOf(idOf(1))).toBeNull();
  });

  it('says what a run waits for, also in a window that was not there when it stopped', async () => {
    const client = await setUpStores([generatedExperiment(1)]);
    const runs = useRuns();
    const active = activeRun(idOf(1), { status: 'paused', progress, problem: error });
    client.queue = queueOf([active]);
    client.setConnected(true);
    await settle();
    expect(runs.blocked).toEqual({ id: idOf(1), error });
    expect(runs.failureOf(idOf(1))).toEqual({ error, canRetry: true });
    const going = activeRun(idOf(1), { progress });
    client.emit({ name: 'queue:changed', payload: queueOf([going]) });
    expect(runs.failureOf(idOf(1))).toBeNull();
  });

  it('says why a run could not be started', async () => {
    const client = await setUpStores();
    client.handlers['run:start'] = () => {
      throw new WorkbenchError('data-missing', message('mnistNowhere'), message('mnistWaysToGet'));
    };
    expect(await useRuns().start(useForm().request())).toBe(false);
    expect(useToasts().items).toMatchObject([{ content: { error: { code: 'data-missing' } } }]);
  });
});
