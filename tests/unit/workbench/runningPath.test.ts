import { expect, test } from 'vitest';
import { runningPath } from '../../../main/workbench/inspection/runningPath.ts';
import type { Statistics } from '../../../shared/formats/statistics.ts';

const recorded = (records: number, units: number[]): Statistics => ({
  header: { kind: 'running', every: 1, batchSize: 32, units },
  records: Array.from({ length: records }, (_, step) => ({
    step,
    values: new Float32Array(2 * units.reduce((sum, own) => sum + own, 0)).fill(step),
  })),
});

test('a long path is thinned out evenly, its ends kept', () => {
  const path = runningPath(recorded(15_001, [2]), 0);
  expect(path?.steps).toHaveLength(500);
  expect([path?.steps[0], path?.steps.at(-1)]).toEqual([0, 15_000]);
  expect(path?.mean[1]).toEqual([path?.steps[1], path?.steps[1]]);
});

test('the path of many units is short enough for a message', () => {
  const path = runningPath(recorded(400, [3, 1024]), 1);
  expect((path?.steps.length ?? 0) * 2 * 1024).toBeLessThanOrEqual(200_000);
  expect(path?.variance[0]).toHaveLength(1024);
});

test('a path without numbers is null', () => {
  const { header } = recorded(1, [1]);
  const records = [{ step: 1, values: Float32Array.of(NaN, Infinity) }];
  const path = runningPath({ header, records }, 0);
  expect([path?.mean, path?.variance]).toEqual([[[null]], [[null]]]);
});

test('without records there is no path', () => {
  expect(runningPath(null, 0)).toBeNull();
  expect(runningPath(recorded(0, [2]), 0)).toBeNull();
});
