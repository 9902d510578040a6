import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runChild } from './child.ts';
import { fuzz } from './fuzz.ts';
import { killAndResume } from './kills.ts';
import { manyRuns } from './manyRuns.ts';
import { useAndKill } from './useAndKill.ts';

const { values: options } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    kills: { type: 'string', default: '50' },
    runs: { type: 'string', default: '200' },
    fuzz: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    /** The process with the workbench is this same program. */
    child: { type: 'string' },
  },
});

/**
 * `npm run soak [-- --minutes N --kills N --runs N --fuzz N --seed N]`: a workbench used and killed at random
 * against a model of what must be there; runs killed once each and resumed; then many runs in one
 * worker, to see its memory; then N times the inputs of the fuzz tests. 0 leaves a part out.
 */
async function main(): Promise<number> {
  const program = fileURLToPath(import.meta.url);
  const folder = mkdtempSync(join(tmpdir(), 'workbench-soak-'));
  try {
    const [minutes, kills, runs, seed] = [
      Number(options.minutes),
      Number(options.kills),
      Number(options.runs),
      Number(options.seed),
    ];
    let bad = 0;
    if (minutes > 0) bad += await useAndKill(program, join(folder, 'use-and-kill'), minutes, seed);
    if (kills > 0) bad += await killAndResume(program, join(folder, 'kills'), kills, seed);
    if (runs > 0) bad += Number(await manyRuns(program, join(folder, 'many'), runs));
    const factor = Number(options.fuzz);
    if (factor > 0) bad += Number(fuzz(factor));
    return bad > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (options.child === undefined) process.exitCode = await main();
else await runChild(options.child);
