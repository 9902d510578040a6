import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../support/paths.mjs';

/** @typedef {{ passed: number, failed: number }} Tally */

/** @type {Tally} */
export const NONE = { passed: 0, failed: 0 };

/**
 * @param {Tally} a
 * @param {Tally} b
 * @returns {Tally}
 */
export function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

const VITEST = path.join(ROOT, 'node_modules/vitest/vitest.mjs');

/**
 * @param {string[]} filters
 * @returns {Promise<Tally>}
 */
export async function runVitest(filters) {
  const folder = mkdtempSync(path.join(tmpdir(), 'workbench-tests-'));
  const report = path.join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  try {
    const code = await runToEnd([VITEST, 'run', ...reporters, ...filters]);
    return count(readReport(report), code);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @typedef {object} Report vitest's JSON report, as far as it is used
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {{ status: string, assertionResults: { status: string }[] }[]} testResults one per file
 */

/**
 * A file that could not be loaded has no failed test to count, and a crash or an unhandled error
 * not even a file: each still counts as one failure.
 *
 * @param {Report | undefined} report
 * @param {number | null} code vitest's exit code
 * @returns {Tally}
 */
export function count(report, code) {
  if (!report) return { passed: 0, failed: 1 };
  const brokenFiles = report.testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = report.numFailedTests + brokenFiles.length;
  return { passed: report.numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) };
}

/**
 * @param {string} file
 * @returns {Report | undefined}
 */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {string[]} args
 * @returns {Promise<number | null>} the exit code
 */
function runToEnd(args) {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  return new Promise((resolve) => child.on('close', resolve));
}
