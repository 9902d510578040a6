import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Runs the fuzz tests with `factor` times as many inputs as the test command. @returns whether one failed */
export function fuzz(factor: number): boolean {
  const vitest = join(
    createRequire(import.meta.url).resolve('vitest/package.json'),
    '../vitest.mjs',
  );
  const { status } = spawnSync(process.execPath, [vitest, 'run', 'tests/faults/fuzz'], {
    env: { ...process.env, FUZZ_FACTOR: String(factor) },
    stdio: 'inherit',
  });
  return status !== 0;
}
