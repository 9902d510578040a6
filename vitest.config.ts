import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'code',
          include: ['tests/{unit,process,parity,contract,faults}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        // A window on a machine that is busy with other tests can miss a deadline. It gets a second
        // try, which the report names; nothing else does, so that no fuzzed fault is tried away.
        test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], retry: 1 },
      },
    ],
    globalSetup: 'tests/support/globalSetup.ts',
    // A thread that ends leaves TensorFlow's memory behind; a process does not.
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
