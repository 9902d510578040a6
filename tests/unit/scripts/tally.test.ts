import { describe, expect, it } from 'vitest';
import { count } from '../../../scripts/test/vitest.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((result) => ({ status: result })),
});

describe('the sum of a test run', () => {
  it('counts tests', () => {
    const testResults = [file('failed', 'passed', 'failed'), file('passed', 'passed')];
    const report = { numPassedTests: 2, numFailedTests: 1, testResults };
    expect(count(report, 1)).toEqual({ passed: 2, failed: 1 });
  });

  it('counts a file that could not be loaded', () => {
    const report = { numPassedTests: 0, numFailedTests: 0, testResults: [file('failed')] };
    expect(count(report, 1)).toEqual({ passed: 0, failed: 1 });
  });

  it('counts an error outside of every test', () => {
    const report = {
      numPassedTests: 1,
      numFailedTests: 0,
      testResults: [file('passed', 'passed')],
    };
    expect(count(report, 1)).toEqual({ passed: 1, failed: 1 });
  });

  it('counts a crash, which leaves no report', () => {
    expect(count(undefined, null)).toEqual({ passed: 0, failed: 1 });
  });
});
