import { expect, onTestFinished, test, vi } from 'vitest';
import { RunControl } from '../../../main/training/run/runControl.ts';

test('a run’s time advances by the time that passed although the clock is set back', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-02T12:00:00Z') });
  onTestFinished(() => void vi.useRealTimers());
  const control = new RunControl(() => undefined);
  control.startClock(100);
  vi.setSystemTime(new Date('2020-01-01T00:00:00Z'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  const elapsed = control.elapsed();
  expect(elapsed).toBeGreaterThan(100_010);
  expect(elapsed).toBeLessThan(160_000);
});
