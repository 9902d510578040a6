import { watch } from 'vue';
import { describe, expect, it } from 'vitest';
import { useRecords } from '../../../../renderer/state/runs/records.ts';
import { useRuns } from '../../../../renderer/state/runs/runs.ts';
import { useToasts } from '../../../../renderer/state/toasts.ts';
import type { WorkbenchEvent } from '../../../../shared/contract/events.ts';
import { message } from '../../../../shared/errors/message.ts';
import type { ExperimentRecord } from '../../../../shared/domain/experiment.ts';
import {
  generatedExperiment,
  generatedRecord,
  idOf,
} from '../../../support/generatedExperiments.ts';
import { settle, setUpStores } from './setUp.ts';

const experiment = generatedExperiment(1);
const whole = generatedRecord(experiment);
const id = experiment.id;
const nothingYet: ExperimentRecord = { ...whole, metrics: [], timings: [], log: '' };

/** The events a run of this record tells, in order. */
function eventsOf({ metrics, timings }: ExperimentRecord): WorkbenchEvent[] {
  return metrics.map((line, index): WorkbenchEvent => {
    const timing = timings[index];
    if (timing === undefined) throw new Error('every line has its timing');
    if (line.kind === 'epoch')
      return { name: 'epoch:finished', payload: { id, metrics: line, timing } };
    const progress = {
      step: timing.step,
      totalSteps: 18_750,
      examplesPerSecond: 1,
      secondsLeft: 1,
    };
    return { name: 'steps:recorded', payload: { id, chunks: [line], timings: [timing], progress } };
  });
}

async function setUpRunning() {
  const client = await setUpStores([experiment]);
  client.handlers['experiment:load'] = () => nothingYet;
  client.emit({ name: 'run:started', payload: { id } });
  await settle();
  return client;
}

describe('the record of a live run', () => {
  it('grows with the events into what is saved', async () => {
    const client = await setUpRunning();
    for (const event of eventsOf(whole)) client.emit(event);
    await settle();
    const live = useRuns().currentRecord;
    expect(live?.view.metrics).toEqual(whole.metrics);
    expect(live?.view.timings).toEqual(whole.timings);
    expect(`${live?.log ?? ''}Learning finished\n`).toBe(whole.log);
  });

  it('changes once for many events of one frame', async () => {
    const client = await setUpRunning();
    let changes = 0;
    watch(
      () => useRuns().currentRecord?.view,
      () => (changes += 1),
      { flush: 'sync' },
    );
    for (const event of eventsOf(whole).slice(0, 100)) client.emit(event);
    await settle();
    expect(changes).toBe(1);
  });

  it('misses no event that arrives while the record is being read', async () => {
    const client = await setUpStores([experiment]);
    let answer: (record: ExperimentRecord) => void = () => undefined;
    const reading = new Promise<ExperimentRecord>((resolve) => (answer = resolve));
    client.handlers['experiment:load'] = () => reading;

    client.emit({ name: 'run:started', payload: { id } });
    for (const event of eventsOf(whole)) client.emit(event);
    await settle();
    expect(useRuns().currentRecord).toBeNull();
    answer({
      ...nothingYet,
      metrics: whole.metrics.slice(0, 20),
      timings: whole.timings.slice(0, 20),
    });
    await settle();
    expect(useRuns().currentRecord?.view.metrics).toEqual(whole.metrics);
    expect(useRuns().currentRecord?.view.timings).toEqual(whole.timings);
  });

  it('is not read again at its end, because events reported all of it', async () => {
    const client = await setUpRunning();
    const loads = () => client.calls.filter(({ command }) => command === 'experiment:load').length;
    const before = loads();
    for (const event of eventsOf(whole)) client.emit(event);
    const ended = { ...experiment, reason: 'told at the end' };
    client.emit({ name: 'experiment:changed', payload: { experiment: ended } });
    client.emit({ name: 'run:finished', payload: { id, seconds: 4 } });
    await settle();
    const live = useRuns().currentRecord;
    expect(loads()).toBe(before);
    expect(live?.experiment).toEqual(ended);
    expect(live?.view.metrics).toEqual(whole.metrics);
    expect(live?.log).toBe(whole.log);
  });

  it('is what is on disk once the run has failed, or is taken up again from a checkpoint', async () => {
    const client = await setUpRunning();
    for (const event of eventsOf(whole)) client.emit(event);
    await settle();
    const kept = { ...whole, metrics: whole.metrics.slice(0, 20) };
    client.handlers['experiment:load'] = () => kept;
    const error = {
      code: 'internal',
      message: message('tryAgain'),
      nextStep: message('tryAgain'),
      params: {},
    } as const;
    client.emit({ name: 'run:failed', payload: { id, error, canRetry: false } });
    await settle();
    expect(useRuns().currentRecord?.view.metrics).toEqual(kept.metrics);
    client.handlers['experiment:load'] = () => nothingYet;
    client.emit({ name: 'run:started', payload: { id } });
    await settle();
    expect(useRuns().currentRecord?.view.metrics).toEqual([]);
  });
});

describe('the records store', () => {
  it('keeps a record as long as a screen has it open', async () => {
    await setUpStores([experiment]);
    const records = useRecords();
    await records.open(id);
    await records.open(id);
    records.close(id);
    expect(records.records.get(id)?.view.metrics).toEqual(whole.metrics);
    records.close(id);
    expect(records.records.has(id)).toBe(false);
  });

  it('says so when a record cannot be read', async () => {
    await setUpStores();
    expect(await useRecords().open(idOf(9))).toBe(false);
    expect(useToasts().items).toMatchObject([
      { content: { error: { code: 'experiment-missing' } } },
    ]);
  });

  it('ignores runs that no screen shows', async () => {
    const client = await setUpStores([experiment]);
    for (const event of eventsOf(whole)) client.emit(event);
    await settle();
    expect(useRecords().records.size).toBe(0);
  });

  it('shows a new name or note with the next frame', async () => {
    const client = await setUpStores([experiment]);
    await useRecords().open(id);
    const changed = { ...experiment, notes: 'Seen' };
    client.emit({ name: 'experiment:changed', payload: { experiment: changed } });
    await settle();
    expect(useRecords().records.get(id)?.experiment.notes).toBe('Seen');
    expect(useRecords().records.get(id)?.view.metrics).toEqual(whole.metrics);
  });
});
