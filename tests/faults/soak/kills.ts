import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { below, streamOf } from '../../../main/data/random.ts';
import { tellStage } from '../../support/stage.ts';
import { importSmallSet, soakConfig, untilIdle } from './config.ts';
import { digestOfRun } from './runFiles.ts';
import { Victim } from './victim.ts';

/** Enough of them that most kills come after the first checkpoint, not while TensorFlow compiles. */
const EPOCHS = 120;

const requestFor = (dataset: string) => ({
  config: { ...soakConfig(dataset, 1), epochs: EPOCHS },
  repeats: 1,
  name: 'killed',
  notes: '',
  tags: [],
});

/**
 * Trains the same run again and again, each time killed at a moment of its own and resumed.
 * @returns how many did not end as the unbroken one, byte by byte
 */
export async function killAndResume(
  program: string,
  folder: string,
  kills: number,
  seed: number,
): Promise<number> {
  tellStage('Training the run that nothing happens to');
  let victim = await Victim.start(program, folder);
  const dataset = await importSmallSet(victim);
  const digestOf = (id = '') => digestOfRun(join(folder, 'store', id));
  const start = performance.now();
  const { ids } = await victim.call('run:start', requestFor(dataset));
  await untilIdle(victim);
  const duration = performance.now() - start;
  const whole = digestOf(ids[0]);
  await victim.end('SIGTERM');
  const random = streamOf(seed, 'kills');
  let [wrong, epochsLeft] = [0, 0];
  for (let kill = 0; kill < kills; kill++) {
    tellStage(`Kill ${kill + 1} of ${kills}`);
    victim = await Victim.start(program, folder);
    const asked = await victim.call('run:start', requestFor(dataset));
    await wait(below(random, duration));
    await victim.end('SIGKILL');
    victim = await Victim.start(program, folder);
    const [id = ''] = asked.ids;
    epochsLeft += await goOn(victim, id);
    if (digestOf(id) !== whole) wrong++;
    await victim.end('SIGTERM');
  }
  console.log(
    `${kills} runs of ${EPOCHS} epochs killed within ${Math.round(duration)} ms and resumed, ` +
      `${(epochsLeft / kills).toFixed(1)} epochs before their end: ${wrong} ended with other bytes`,
  );
  return wrong;
}

/** Lets the run come to its end. @returns the epochs it still had before it */
async function goOn(victim: Victim, id: string): Promise<number> {
  const { experiments } = await victim.call('experiment:list', {});
  const run = experiments.find((experiment) => experiment.id === id);
  if (run === undefined) throw new Error(`${id} is lost`);
  // One that was still queued has been taken up by itself.
  if (run.status === 'interrupted') await victim.call('run:resume', { id });
  await untilIdle(victim);
  return run.config.epochs - run.checkpoints.length;
}
