import { expect, test } from 'vitest';
import { oneRunAtATime } from '../../../main/cli/output/oneRunAtATime.ts';
import { sweepReporter } from '../../../main/cli/output/sweepReporter.ts';
import type { WorkbenchEvent } from '../../../shared/contract/events.ts';
import { generatedExperiment } from '../../support/generatedExperiments.ts';

const [first, second, third] = [1, 2, 3].map((n) => generatedExperiment(n));
type Run = NonNullable<typeof first>;

const step = ({ id }: Run, at: number): WorkbenchEvent => ({
  name: 'steps:recorded',
  payload: {
    ...{ id, chunks: [], timings: [] },
    progress: { step: at, totalSteps: 100, examplesPerSecond: 0, secondsLeft: null },
  },
});
const finished = ({ id }: Run): WorkbenchEvent => ({
  name: 'run:finished',
  payload: { id, seconds: 2 },
});
const started = ({ id }: Run): WorkbenchEvent => ({ name: 'run:started', payload: { id } });

test('runs that are trained side by side are reported one after another, each whole', () => {
  if (!first || !second || !third) throw new Error('there are no runs');
  const told: string[] = [];
  const names = new Map([first, second, third].map(({ id }, index) => [id, index + 1]));
  const reporter = oneRunAtATime({
    report: ({ name }, { id }) => told.push(`${name} ${names.get(id)}`),
    interrupted: ({ id }) => told.push(`interrupted ${names.get(id)}`),
  });
  reporter.report(started(first), first);
  reporter.report(started(second), second);
  reporter.report(step(second, 1), second);
  reporter.report(step(first, 1), first);
  reporter.report(finished(second), second);
  reporter.report(started(third), third);
  expect(told).toEqual(['run:started 1', 'steps:recorded 1']);
  reporter.report(finished(first), first);
  expect(told.slice(2)).toEqual([
    'run:finished 1',
    'run:started 2',
    'run:finished 2',
    'run:started 3',
  ]);
  reporter.report(step(third, 5), third);
  reporter.interrupted(third);
  expect(told.slice(6)).toEqual(['steps:recorded 3', 'interrupted 3']);
});

test('the progress of a sweep names every run that is trained, and the time left for all', () => {
  if (!first || !second) throw new Error('there are no runs');
  const lines: string[] = [];
  let milliseconds = 0;
  const terminal = {
    ...{ printJson: () => undefined, printDocument: () => undefined, isShown: true },
    print: (line: string) => lines.push(line),
    say: (line: string) => lines.push(line),
    progress: (line: string) => lines.push(line),
    outputEnded: new Promise<never>(() => undefined),
    finished: () => Promise.resolve(null),
  };
  const to = { terminal, storeFolder: '', errorLine: () => '' };
  const reporter = sweepReporter(
    to,
    () => 4,
    () => milliseconds,
  );
  milliseconds = 10_000;
  reporter.report(step(first, 50), first);
  reporter.report(step(second, 50), second);
  expect(lines).toEqual([
    `[0/4] 70 s left: ${first.name} 50 %`,
    `[0/4] 30 s left: ${first.name} 50 %, ${second.name} 50 %`,
  ]);
  milliseconds = 600_000;
  reporter.report(finished(first), first);
  reporter.report(step(second, 60), second);
  expect(lines.at(-2)).toMatch(/^\[1\/4\] .*\(2\.0 s\)$/);
  expect(lines.at(-1)).toBe(`[1/4] 15 min left: ${second.name} 60 %`);
});
