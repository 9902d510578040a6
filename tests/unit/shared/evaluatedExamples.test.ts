import { describe, expect, it } from 'vitest';
import { LAB_CONFIG } from '../../../shared/domain/config.ts';
import { evaluatedExamples } from '../../../shared/domain/evaluatedExamples.ts';

const run = (app: string, config = {}) => ({
  config: { ...LAB_CONFIG, ...config },
  data: {
    name: 'MNIST',
    builtIn: false,
    digest: '0'.repeat(64),
    trainExamples: 60_000,
    validExamples: 10_000,
  },
  environment: {
    ...{ app, platform: 'linux-x64', cpu: '', node: '20', tensorflow: '2', xla: true, threads: 2 },
  },
});

describe('evaluatedExamples', () => {
  it('counts every example of a run made by this version', () => {
    expect(evaluatedExamples(run('1.1.0', { batchSize: 4096 }))).toEqual({
      train: 60_000,
      valid: 10_000,
    });
  });

  it('counts full batches of a run made by version 1.0', () => {
    expect(evaluatedExamples(run('1.0.0'))).toEqual({ train: 60_000, valid: 9_984 });
    expect(evaluatedExamples(run('1.0.3', { batchSize: 4096 }))).toEqual({
      train: 57_344,
      valid: 8_192,
    });
  });

  it('counts the subset that the run trains on', () => {
    expect(evaluatedExamples(run('1.1.0', { trainSubset: 500 }))?.train).toBe(500);
  });

  it('knows nothing of a run that came without its data or environment', () => {
    expect(evaluatedExamples({ ...run('1.1.0'), environment: null })).toBeNull();
    expect(evaluatedExamples({ ...run('1.1.0'), data: null })).toBeNull();
  });
});
