import { availableParallelism } from 'node:os';
import path from 'node:path';
import { capture } from '../support/command.mjs';
import { ROOT } from '../support/paths.mjs';

/** What is checked without running the workbench; each counts as one test. */
const CHECKS = [
  { name: 'types', bin: 'vue-tsc/bin/vue-tsc.js', args: ['--noEmit'] },
  { name: 'lint', bin: 'eslint/bin/eslint.js', args: ['.', '--max-warnings=0'] },
  {
    name: 'law of layers',
    bin: 'dependency-cruiser/bin/dependency-cruise.mjs',
    args: ['shared', 'main', 'renderer', 'tests', 'scripts'],
  },
  { name: 'dead code', bin: 'knip/bin/knip.js', args: [] },
  { name: 'format', bin: 'prettier/bin/prettier.cjs', args: ['--check', '.'] },
];

/** @returns {Promise<import('./vitest.mjs').Tally>} */
export async function runChecks() {
  const waiting = [...CHECKS];
  const tally = { passed: 0, failed: 0 };
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      tally[(await runCheck(check)) ? 'passed' : 'failed']++;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return tally;
}

/** @param {typeof CHECKS[number]} check */
async function runCheck({ name, bin, args }) {
  const file = path.join(ROOT, 'node_modules', bin);
  const start = performance.now();
  const { ok, output } = await capture(process.execPath, [file, ...args], { cwd: ROOT });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (!ok) console.log(output.trimEnd());
  return ok;
}
