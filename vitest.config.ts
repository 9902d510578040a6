import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,parity,contract,e2e,faults}/**/*.test.ts'],
    globalSetup: 'tests/support/globalSetup.ts',
    // TensorFlow's native part cannot be loaded by several threads of one process.
    pool: 'forks',
    maxWorkers: 2,
    // Long, so that a busy machine is not taken for a failing test: compiling a network with XLA takes
    // two seconds of a free processor, and far more of one that is shared.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // A second, as usual, is too short for a page on such a machine.
    expect: { poll: { timeout: 30_000 } },
  },
});
