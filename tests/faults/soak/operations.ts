import type { RandomStream } from '../../../main/data/random.ts';
import { below } from '../../../main/data/random.ts';
import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import { SEEDS, soakConfig, untilIdle } from './config.ts';
import type { Model } from './model.ts';
import { unlessRefused } from './victim.ts';
import type { Victim } from './victim.ts';

/** What an operation works on. */
export interface Field {
  victim: Victim;
  model: Model;
  random: RandomStream;
  dataset: string;
  /** Archives exported so far, with the seed and the name of the run inside. */
  archives: { content: string; seed: number; name: string }[];
}

/** @throws {Unanswered} when the process ends meanwhile; the model then allows old and new */
type Operation = (field: Field) => Promise<void>;

let named = 0;
const freshName = () => `run ${++named} <b>이름</b>`;

function oneOf<T>(random: RandomStream, values: readonly T[]): T | undefined {
  return values[below(random, values.length)];
}

export const start: Operation = async ({ victim, model, random, dataset }) => {
  const seed = oneOf(random, SEEDS) ?? 1;
  const name = freshName();
  model.mayAppear(name, seed);
  const config = soakConfig(dataset, seed);
  const options = { config, repeats: 1, name, notes: '', tags: ['soak'] };
  const { ids } = await victim.call('run:start', options);
  for (const id of ids) model.added(id, seed, name);
};

const steer =
  (command: 'run:pause' | 'run:resume' | 'run:stop'): Operation =>
  async ({ victim, random }) => {
    const { active } = await victim.call('queue:describe', {});
    const id = oneOf(random, active)?.id;
    if (id !== undefined) await unlessRefused(victim.call(command, { id }));
  };

const all =
  (command: 'queue:hold' | 'queue:resume'): Operation =>
  async ({ victim }) => {
    await unlessRefused(victim.call(command, {}));
  };

const goOn: Operation = async ({ victim }) => {
  const { experiments } = await victim.call('experiment:list', {});
  const cut = experiments.filter(
    ({ status, origin }) =>
      (status === 'interrupted' || status === 'stopped') && origin === undefined,
  );
  for (const { id } of cut.slice(0, 3)) await unlessRefused(victim.call('run:resume', { id }));
};

const rename: Operation = async ({ victim, model, random }) => {
  const id = oneOf(random, model.present());
  const expected = id === undefined ? undefined : model.runs.get(id);
  if (id === undefined || expected === undefined) return;
  const name = freshName();
  expected.names.add(name);
  await victim.call('experiment:rename', { id, name });
  expected.names = new Set([name]);
};

const move =
  (command: 'experiment:delete' | 'experiment:restore', to: 'store' | 'trash'): Operation =>
  async ({ victim, model, random }) => {
    const id = oneOf(random, to === 'trash' ? model.present() : model.trashed());
    const expected = id === undefined ? undefined : model.runs.get(id);
    if (id === undefined || expected === undefined) return;
    const before = new Set(expected.places);
    expected.places.add(to);
    const moved = await unlessRefused(victim.call(command, { id }));
    expected.places = moved ? new Set([to]) : before;
  };

const exportArchive: Operation = async ({ victim, model, random, archives }) => {
  const finished = [...model.runs].filter(
    ([, { finished, places }]) => finished && places.has('store') && places.size === 1,
  );
  const [id, expected] = oneOf(random, finished) ?? [];
  if (id === undefined || expected === undefined) return;
  const { content } = await victim.call('experiment:export', {
    ids: [id],
    format: 'archive',
    language: 'en',
    epoch: null,
  });
  const [name = ''] = expected.names;
  archives.push({ content, seed: expected.seed, name });
  if (archives.length > 5) archives.shift();
};

const importArchive: Operation = async ({ victim, model, random, archives }) => {
  const archive = oneOf(random, archives);
  if (archive === undefined) return;
  const { content, seed, name } = archive;
  model.mayAppear(name, seed);
  const { ids } = await victim.call('experiment:import', { fileName: 'soak.zip', content });
  for (const id of ids) model.added(id, seed, name);
};

const rest: Operation = async ({ victim }) => {
  await untilIdle(victim);
};

const look: Operation = async ({ victim, model, random }) => {
  const id: ExperimentId | undefined = oneOf(random, model.present());
  if (id !== undefined) await unlessRefused(victim.call('experiment:load', { id }));
};

/** Every operation, as often as it stands here. */
export const OPERATIONS: readonly (readonly [name: string, operation: Operation])[] = [
  ['start', start],
  ['start', start],
  ['start', start],
  ['pause', steer('run:pause')],
  ['resume', steer('run:resume')],
  ['stop', steer('run:stop')],
  ['pause all', all('queue:hold')],
  ['resume all', all('queue:resume')],
  ['resume all', all('queue:resume')],
  ['go on', goOn],
  ['go on', goOn],
  ['rename', rename],
  ['delete', move('experiment:delete', 'trash')],
  ['restore', move('experiment:restore', 'store')],
  ['export', exportArchive],
  ['import', importArchive],
  ['rest', rest],
  ['rest', rest],
  ['look', look],
];
