import { describe, expect, it } from 'vitest';
import { signalRuns } from '../../../main/electron/runSignals.ts';
import type { WorkbenchEvent } from '../../../shared/contract/events.ts';
import type { ActiveRun } from '../../../shared/domain/run.ts';
import { generatedExperiment, idOf } from '../../support/generatedExperiments.ts';
import { activeRun, queueOf } from '../../support/queues.ts';
import { message } from '../../../shared/errors/message.ts';

const id = '20260101-000000-abcdef';
const progress = { step: 25, totalSteps: 100, examplesPerSecond: 0, secondsLeft: null };
const error = {
  code: 'internal',
  message: message('unexpected'),
  nextStep: message('tryAgain'),
  params: {},
} as const;

/** A desktop that writes down what it is told, and a clock that the test sets. */
function watched({ inFront = false } = {}) {
  const told: string[] = [];
  let milliseconds = 0;
  let publish: (event: WorkbenchEvent) => void = () => undefined;
  const workbench = {
    subscribe(listener: (event: WorkbenchEvent) => void) {
      publish = listener;
      return () => undefined;
    },
  };
  signalRuns(
    workbench,
    {
      showProgress: (share, isPaused) => told.push(`${share}${isPaused ? ' paused' : ''}`),
      notify: (end, name) => told.push(`${end} ${name}`),
      isInFront: () => inFront,
    },
    () => milliseconds,
  );
  return {
    told,
    tell: (event: WorkbenchEvent) => publish(event),
    pass: (seconds: number) => (milliseconds += seconds * 1000),
  };
}

const started: WorkbenchEvent = { name: 'run:started', payload: { id } };
const finished: WorkbenchEvent = { name: 'run:finished', payload: { id, seconds: 1 } };
const failed: WorkbenchEvent = { name: 'run:failed', payload: { id, error, canRetry: false } };

describe('progress on the taskbar', () => {
  it('follows steps and pauses, and goes when nothing trains', () => {
    const { told, tell } = watched();
    const other = activeRun(idOf(2), { work: 3 });
    const queue = (...active: ActiveRun[]) =>
      tell({ name: 'queue:changed', payload: queueOf(active) });
    queue(activeRun(id), other);
    tell({ name: 'steps:recorded', payload: { id, chunks: [], timings: [], progress } });
    queue(activeRun(id, { progress, status: 'paused' }), other);
    queue(activeRun(id, { progress, status: 'paused' }));
    queue();
    expect(told).toEqual(['0', '0.0625', '0.0625', '0.25 paused', 'null']);
  });
});

describe('word of the end of a run', () => {
  it.each([
    [finished, 'runFinished'],
    [failed, 'runFailed'],
  ])('comes with its name when it was long and another window is in front', (end, word) => {
    const { told, tell, pass } = watched();
    const experiment = { ...generatedExperiment(1), id, name: 'sigmoid, 10 layers' };
    tell({ name: 'experiment:changed', payload: { experiment } });
    tell(started);
    pass(20);
    tell(end);
    expect(told).toEqual([`${word} sigmoid, 10 layers`]);
  });

  it('is not needed for a short run, nor by who sees the window', () => {
    const short = watched();
    short.tell(started);
    short.pass(19);
    short.tell(finished);
    const seen = watched({ inFront: true });
    seen.tell(started);
    seen.pass(60);
    seen.tell(finished);
    expect([...short.told, ...seen.told]).toEqual([]);
  });
});
