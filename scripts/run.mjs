import path from 'node:path';
import { bundleForNode } from './build.mjs';
import { runBuilt } from './runBuilt.mjs';
import { DIST } from './support/paths.mjs';

const [entry, ...args] = process.argv.slice(2);

if (entry === undefined) {
  console.error('Usage: node scripts/run.mjs <entry.ts> [arguments]');
  process.exitCode = 2;
} else {
  // tests/bench/main.ts -> tools/tests-bench-main.js
  const program = `tools/${entry.replace(/\.ts$/, '').split(path.posix.sep).join('-')}.js`;
  await runBuilt(program, args, () => bundleForNode(entry, path.join(DIST, program)));
}
