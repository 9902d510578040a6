import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { tellStage } from '../../support/stage.ts';

/** Runs the fuzz tests with `factor` times as many inputs as the test command. @returns whether one failed */
export function fuzz(factor: number): boolean {
  tellStage(`Fuzzing with ${factor} times the inputs of the tests`);
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
