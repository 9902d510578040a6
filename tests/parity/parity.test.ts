import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepsRunningStatistics } from '../../shared/domain/normalization.ts';
import { COMPARED } from './parityCase.ts';
import { runFolder } from './runFolder.ts';
import { INSPECTION_TOLERANCE } from './runInspectionCase.ts';

const results = runFolder(join(import.meta.dirname, '../fixtures/parity'));

test('the engine agrees with PyTorch, number by number', async () => {
  const { training } = await results;
  expect(training).toHaveLength(18);
  for (const { name, errors, allowed } of training) {
    for (const what of COMPARED)
      expect(errors[what], `${name}: ${what}`).toBeLessThanOrEqual(allowed[what]);
  }
});

test('inspecting a saved model agrees with PyTorch in both modes and after forwards in train mode', async () => {
  const { inspection } = await results;
  expect(inspection).toHaveLength(10);
  for (const { name, normalization, errors } of inspection) {
    // Those of the running statistics come on top.
    const least = keepsRunningStatistics(normalization) ? 9 : 8;
    expect(errors.length, name).toBeGreaterThanOrEqual(least);
    for (const { what, ofLargest } of errors)
      expect(ofLargest, `${name}: ${what}`).toBeLessThanOrEqual(INSPECTION_TOLERANCE);
  }
});
