import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMPARED } from './parityCase.ts';
import { runFolder } from './runFolder.ts';

test('the engine agrees with PyTorch, number by number', async () => {
  const results = await runFolder(join(import.meta.dirname, '../fixtures/parity'));
  expect(results).toHaveLength(7);
  for (const { name, errors, allowed } of results) {
    for (const what of COMPARED)
      expect(errors[what], `${name}: ${what}`).toBeLessThanOrEqual(allowed[what]);
  }
});
