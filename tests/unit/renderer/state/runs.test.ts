import { describe, expect, it } from 'vitest';
import { useExperiments } from '../../../../renderer/state/experiments/experiments.ts';
import { useForm } from '../../../../renderer/state/form/form.ts';
import { useRuns } from '../../../../renderer/state/runs/runs.ts';
import { useToasts } from '../../../../renderer/state/toasts.ts';
import { WorkbenchError } from '../../../../shared/errors/workbenchError.ts';
import { generatedExperiment, idOf } from '../../../support/generatedExperiments.ts';
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
  it('shows the progress of the active run, and only of it', async () => {
    const client = await setUpStores([generatedExperiment(1)]);
    const runs = useRuns();
    const active = { id: idOf(1), status: 'running', progress, problem: null } as const;
    client.emit({ name: 'queue:changed', payload: { active, waiting: [], held: false } });
    const told = (id: string, step: number) =>
      client.emit({
        name: 'steps:recorded',
        payload: { id, chunks: [], timings: [], progress: { ...progress, step } },
      });
    told(idOf(1), 40);
    await settle();
    expect(runs.queue.active?.progress.step).toBe(40);
    told(idOf(2), 70);
    await settle();
    expect(runs.queue.active?.progress.step).toBe(40);
  });

  it('follows from one repeat to the next', async () => {
    const client = await setUpStores([generatedExperiment(1), generatedExperiment(2)]);
    for (const n of [1, 2]) {
      client.emit({ name: 'run:started', payload: { id: idOf(n) } });
      await settle();
      expect(useRuns().currentRecord?.experiment.id).toBe(idOf(n));
    }
  });

  it('shows a run from the moment it is its turn, before its data is read', async () => {
    const client = await setUpStores([generatedExperiment(1)]);
    const active = { id: idOf(1), status: 'running', progress, problem: null } as const;
    client.emit({ name: 'queue:changed', payload: { active, waiting: [], held: false } });
    await settle();
    expect(useRuns().currentRecord?.experiment.id).toBe(idOf(1));
    // Once it is over it stays to be looked at.
    client.emit({ name: 'queue:changed', payload: { active: null, waiting: [], held: false } });
    await settle();
    expect(useRuns().currentRecord?.experiment.id).toBe(idOf(1));
  });

  it('takes up the run that was going on when the window opened', async () => {
    const client = await setUpStores([generatedExperiment(1)]);
    client.queue = {
      active: { id: idOf(1), status: 'paused', progress, problem: null },
      waiting: [],
      held: false,
    };
    client.setConnected(true);
    await settle();
    expect(useRuns().currentRecord?.experiment.id).toBe(idOf(1));
  });

  it('reads what a window could not while the folder was gone, once the run goes on', async () => {
    const client = await setUpStores([generatedExperiment(1)]);
    const active = { id: idOf(1), status: 'paused', progress, problem: error } as const;
    client.queue = { active, waiting: [], held: false };
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

  it('keeps why a run failed until one goes on with it', async () => {
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
    const active = { id: idOf(1), status: 'paused', progress, problem: error } as const;
    client.queue = { active, waiting: [], held: false };
    client.setConnected(true);
    await settle();
    expect(runs.blocked).toEqual({ id: idOf(1), error });
    expect(runs.failureOf(idOf(1))).toEqual({ error, canRetry: true });
    const going = { ...active, status: 'running', problem: null } as const;
    const payload = { active: going, waiting: [], held: false };
    client.emit({ name: 'queue:changed', payload });
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
