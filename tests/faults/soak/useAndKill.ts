import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { below, streamOf } from '../../../main/data/random.ts';
import type { RandomStream } from '../../../main/data/random.ts';
import { importSmallSet, SEEDS, soakConfig, untilIdle } from './config.ts';
import { damage } from './damage.ts';
import { Model } from './model.ts';
import { OPERATIONS, start } from './operations.ts';
import type { Field } from './operations.ts';
import { digestOfRun } from './runFiles.ts';
import { Unanswered, Victim } from './victim.ts';
import { tellStage } from '../../support/stage.ts';

const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);

/** Digests of each seed's run, trained in peace. */
async function wholeRuns(program: string, folder: string): Promise<Map<number, string>> {
  const victim = await Victim.start(program, folder);
  const dataset = await importSmallSet(victim);
  const whole = new Map<number, string>();
  for (const seed of SEEDS) {
    const config = soakConfig(dataset, seed);
    const options = { config, repeats: 1, name: '', notes: '', tags: [] };
    const { ids } = await victim.call('run:start', options);
    await untilIdle(victim);
    whole.set(seed, digestOfRun(join(folder, 'store', ids[0] ?? '')));
  }
  await victim.end('SIGTERM');
  return whole;
}

class Tally {
  readonly counts = new Map<string, number>();
  operations = 0;
  faults = 0;

  add(kind: 'operations' | 'faults', name: string): void {
    this[kind]++;
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  toString(): string {
    return [...this.counts].map(([name, count]) => `${name} ${count}`).join(', ');
  }
}

function pick(random: RandomStream): (typeof OPERATIONS)[number] {
  const picked = OPERATIONS[below(random, OPERATIONS.length)];
  if (picked === undefined) throw new Error('there are no operations');
  return picked;
}

/** Some operations, the last one perhaps cut off by the process's end. */
async function useThenEnd(field: Field, tally: Tally): Promise<void> {
  const { victim, random } = field;
  const kill = below(random, 3) > 0;
  const [name, end] = kill
    ? (['SIGKILL', victim.end.bind(victim, 'SIGKILL')] as const)
    : (['SIGTERM', victim.end.bind(victim, 'SIGTERM')] as const);
  const ending = wait(below(random, 6000)).then(end);
  try {
    for (;;) {
      const [operation, run] = pick(random);
      tally.add('operations', operation);
      await run(field);
      await wait(below(random, 200));
    }
  } catch (error) {
    // Told to close, the workbench refuses what comes later; killed, it does not answer at all.
    const isClosing = error instanceof Error && error.message.startsWith('not-allowed');
    if (!(error instanceof Unanswered) && !isClosing) throw error;
  }
  await ending;
  tally.add('faults', name);
}

/** Uses and kills workbenches on one store for some minutes. @returns how much was lost */
export async function useAndKill(
  program: string,
  folder: string,
  minutes: number,
  seed: number,
): Promise<number> {
  tellStage('Training the runs that nothing happens to');
  const whole = await wholeRuns(program, join(folder, 'whole'));
  const storeFolder = join(folder, 'store');
  const model = new Model(whole, storeFolder);
  const random: RandomStream = streamOf(seed, 'soak');
  const tally = new Tally();
  tellStage(`Using and killing a workbench for ${minutes} minutes`);
  const start = performance.now();
  const minutesSoFar = () => (performance.now() - start) / 60_000;
  const archives: Field['archives'] = [];
  let told = 0;
  let victim = await Victim.start(program, folder);
  const dataset = await importSmallSet(victim);
  while (minutesSoFar() < minutes) {
    await useThenEnd({ victim, model, random, dataset, archives }, tally);
    tally.add('faults', damage(storeFolder, random));
    const memory = victim.memory;
    victim = await Victim.start(program, folder);
    model.check(await victim.call('experiment:list', {}));
    if (minutesSoFar() >= told) {
      told = minutesSoFar() + 1;
      console.log(
        `${minutesSoFar().toFixed(1).padStart(6)} min: ${tally.operations} operations, ${tally.faults} faults, ` +
          `${model.runs.size} runs, ${model.losses.length} lost, ${megabytes(memory)} MB`,
      );
    }
  }
  // All that was cut off continues to its end, and must be as if it never was.
  const atOnce = await goOnWithAll({ victim, model, random, dataset, archives });
  await victim.end('SIGTERM');
  const finished = [...model.runs.values()].filter((run) => run.finished).length;
  for (const loss of model.losses) console.log(`LOST ${loss}`);
  console.log(`Operations and faults: ${tally.toString()}`);
  console.log(`${finished} of ${model.runs.size} runs finished, all compared byte by byte`);
  console.log(`Trained at once: ${atOnce}`);
  console.log(`Losses: ${model.losses.length}`);
  return model.losses.length;
}

/** Resumes what was cut off, beside some new runs. @returns the most runs seen in training at once */
async function goOnWithAll(field: Field): Promise<number> {
  const { victim, model } = field;
  await untilIdle(victim);
  const { experiments } = await victim.call('experiment:list', {});
  for (const { id, status } of experiments) {
    if (status === 'interrupted' || status === 'stopped') await victim.call('run:resume', { id });
  }
  for (let n = 0; n < 4; n++) await start(field);
  const atOnce = await untilIdle(victim);
  model.check(await victim.call('experiment:list', {}));
  return atOnce;
}
