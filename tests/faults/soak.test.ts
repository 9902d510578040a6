import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

/** A little of what `npm run soak` does for as long as it is given. */
function soak(...args: string[]) {
  const program = ['scripts/run.mjs', 'tests/faults/soak/main.ts', '--fuzz', '0', ...args];
  const cwd = resolve(import.meta.dirname, '../..');
  return spawnSync(process.execPath, program, { cwd, encoding: 'utf8' });
}

test('a workbench used and killed at random loses nothing', () => {
  const { status, stdout, stderr } = soak('--minutes', '0.4', '--kills', '0', '--runs', '0');
  expect(`${stdout}${stderr}`).toContain('Losses: 0');
  expect(Number(/^(\d+) of \d+ runs finished/m.exec(stdout)?.[1])).toBeGreaterThan(1);
  const most = Number(/^Trained at once: (\d+)/m.exec(stdout)?.[1]);
  expect(most).toBeGreaterThanOrEqual(Math.min(2, availableParallelism()));
  expect(status).toBe(0);
});

test('runs that are killed and resumed end as if they never were', () => {
  const { status, stdout, stderr } = soak('--minutes', '0', '--kills', '4', '--runs', '0');
  expect(stdout).toContain('0 ended with other bytes');
  // No one watches a terminal here, and yet it says what it is at.
  expect(stderr).toMatch(/^\[\d+ s\] Kill 1 of 4$/m);
  expect(status).toBe(0);
});
