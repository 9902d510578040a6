import { expect, test } from 'vitest';
import { LAB_CONFIG } from '../../../shared/domain/config.ts';
import { activeProgress, queueSecondsLeft } from '../../../shared/domain/queueProgress.ts';
import { trainingWork } from '../../../shared/domain/trainingWork.ts';
import { activeRun, queueOf } from '../../support/queues.ts';

const at = (step: number, secondsLeft: number | null) => ({
  progress: { step, totalSteps: 100, examplesPerSecond: 1, secondsLeft },
});

test('of one run that is trained alone, the time left is its own', () => {
  expect(queueSecondsLeft(queueOf([activeRun('a', at(40, 12))]))).toBe(12);
});

test('those that wait are judged by the speed of those that are trained, and by what they take', () => {
  const half = activeRun('a', at(50, 10));
  // Two runs at once: each has half of it left for ten seconds, so both together do one in ten.
  const two = [half, activeRun('b', at(50, 10))];
  expect(queueSecondsLeft(queueOf(two, { waitingWork: 3 }))).toBe(40);
  expect(queueSecondsLeft(queueOf([half], { waitingWork: 3 }))).toBe(70);
  expect(queueSecondsLeft(queueOf([half], { waitingWork: 0 }))).toBe(10);
});

test('a run that has just begun is taken to be as fast as the others', () => {
  const begun = activeRun('b', at(0, null));
  expect(queueSecondsLeft(queueOf([activeRun('a', at(50, 10)), begun]))).toBe(15);
  expect(queueSecondsLeft(queueOf([begun]))).toBeNull();
});

test('it is never less than the slowest run takes, and unknown while all stand still', () => {
  const slow = activeRun('b', { ...at(0, 100), work: 1 });
  expect(queueSecondsLeft(queueOf([activeRun('a', at(99, 1)), slow]))).toBe(100);
  const paused = activeRun('a', { ...at(50, 10), status: 'paused' });
  expect(queueSecondsLeft(queueOf([paused], { waitingWork: 1 }))).toBeNull();
});

test('how far runs are together counts what each takes; they stand still when all do', () => {
  expect(activeProgress(queueOf([]))).toBeNull();
  const short = activeRun('a', { ...at(100, 0), status: 'paused', work: 1 });
  const long = activeRun('b', { ...at(0, 1), work: 3 });
  expect(activeProgress(queueOf([short, long]))).toEqual({ share: 0.25, isPaused: false });
  expect(activeProgress(queueOf([short]))).toEqual({ share: 1, isPaused: true });
});

test('what a run takes grows with its epochs, its examples and its weights', () => {
  const lab = trainingWork(LAB_CONFIG);
  expect(trainingWork({ ...LAB_CONFIG, epochs: 20 })).toBe(2 * lab);
  expect(trainingWork({ ...LAB_CONFIG, trainSubset: 30_000 })).toBe(lab / 2);
  expect(trainingWork({ ...LAB_CONFIG, hiddenSizes: [512, 512] })).toBeGreaterThan(5 * lab);
});
