import { tellStage } from '../../support/stage.ts';
import { importSmallSet, soakConfig, untilIdle } from './config.ts';
import { Victim } from './victim.ts';

/** How much more may be resident at the end than after the warm-up. */
const GROWTH_ALLOWED = 1.1;
const WARM_UP = 5;
const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);

/** Trains run after run in one process, telling its memory. @returns whether it has grown */
export async function manyRuns(program: string, folder: string, runs: number): Promise<boolean> {
  tellStage(`Training ${runs} runs in one worker`);
  const growth = await memoryOverRuns(program, folder, runs, (run, bytes) => {
    if (run === WARM_UP || run % Math.ceil(runs / 8) === 0)
      console.log(`${String(run).padStart(5)} runs in one worker: ${megabytes(bytes)} MB`);
  });
  const grown = growth > GROWTH_ALLOWED;
  console.log(
    `Memory at most ${growth.toFixed(3)} of that after ${WARM_UP} runs${grown ? ': GROWN' : ''}`,
  );
  return grown;
}

/**
 * Trains run after run in one process; `told` hears its resident bytes after each.
 * @returns the most after any later run, as a multiple of that after the first few
 */
export async function memoryOverRuns(
  program: string,
  folder: string,
  runs: number,
  told: (run: number, bytes: number) => void,
): Promise<number> {
  const victim = await Victim.start(program, folder);
  const dataset = await importSmallSet(victim);
  let [warm, largest] = [0, 0];
  for (let run = 1; run <= runs; run++) {
    const config = soakConfig(dataset, run);
    await victim.call('run:start', { config, repeats: 1, name: '', notes: '', tags: [] });
    await untilIdle(victim);
    if (run === WARM_UP) warm = victim.memory;
    if (run > WARM_UP) largest = Math.max(largest, victim.memory);
    told(run, victim.memory);
  }
  await victim.end('SIGTERM');
  return largest / warm;
}
