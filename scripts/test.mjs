import { setUp, succeedsOrExplains } from './support/steps.mjs';
import { STEPS } from './setup.mjs';
import { TEST_TOOLS } from './setup/testTools/testTools.mjs';
import { runChecks } from './test/checks.mjs';
import { add, NONE, runVitest } from './test/vitest.mjs';

/**
 * `npm test` runs everything; `npm test -- <filter>` only the vitest files whose path has the
 * filter in it. The last line is always the sum, alone.
 */
const filters = process.argv.slice(2);
const isEverything = filters.length === 0;
const needsTools = isEverything || filters.some((filter) => /e2e|parity/.test(filter));

let tally = NONE;
const isReady = await succeedsOrExplains(() => setUp(STEPS));
// Without its tools an end-to-end or parity test fails by itself; the others still run.
if (isReady && needsTools) await succeedsOrExplains(() => setUp(TEST_TOOLS));
if (!isReady) tally = add(tally, { passed: 0, failed: 1 });
if (isReady && isEverything) tally = add(tally, await runChecks());
if (isReady) tally = add(tally, await runVitest(filters));

if (tally.failed > 0) process.exitCode = 1;
console.log(`${tally.passed} passed, ${tally.failed} failed`);
