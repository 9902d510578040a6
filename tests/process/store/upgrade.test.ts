import { createHash } from 'node:crypto';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { drawDigits } from '../../../main/data/digits/digits.ts';
import { Comparisons } from '../../../main/store/comparisons.ts';
import { encodeExperiment } from '../../../main/store/experiments/experimentFile.ts';
import { openStore } from '../../../main/store/openStore.ts';
import { Engine } from '../../../main/training/engine/engine.ts';
import { epochsOf } from '../../../shared/analysis/measure.ts';
import { NETWORKS, SPLITS } from '../../../shared/domain/metrics.ts';
import { LAB_CONFIG } from '../../../shared/domain/config.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { generatedExperiment } from '../../support/generatedExperiments.ts';
import { trainAndKeep } from '../../support/training.ts';
import { message } from '../../../shared/errors/message.ts';

/** Written by the last version that knew BatchNorm alone. */
const VERSION_1 = join(import.meta.dirname, '../../fixtures/stores/version-1');
const UNBROKEN = '20261126-042211-7b3pnl';
const STOPPED = '20261126-042224-133cxo';
const IN_TRASH = '20261126-042231-2x1nba';

async function openedCopy() {
  const folder = await freshFolder();
  await cp(VERSION_1, folder, { recursive: true });
  const store = await openStore(folder);
  onTestFinished(() => store.close());
  return { folder, store };
}

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What is in every file of the runs, by its path. */
async function contentsOf(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('lock'))
    .map((entry) => join(entry.parentPath, entry.name));
  const digests = paths.map(async (path) => digestOf(await readFile(path)));
  const contents = await Promise.all(digests);
  return new Map(paths.map((path, at) => [path.slice(folder.length + 1), contents[at] ?? '']));
}

test('every run of a store of version 1 opens whole, with BatchNorm', async () => {
  const { folder, store } = await openedCopy();
  const { experiments, damaged } = await store.list();
  expect(damaged).toEqual([]);
  expect(experiments).toHaveLength(6);
  for (const { id } of experiments) {
    const { experiment, notices, metrics } = await store.load(id);
    expect(notices).toEqual([]);
    expect(metrics.length).toBeGreaterThan(0);
    expect(experiment).toMatchObject({ schema: 1, config: { normalization: 'batchNorm' } });
    for (const epoch of experiment.checkpoints) await store.loadCheckpoint(id, epoch);
    // Nothing is lost by reading and writing it again.
    const saved = await readFile(join(folder, id, 'experiment.json'));
    expect(Buffer.from(encodeExperiment(experiment)).equals(saved)).toBe(true);
  }
  const comparisons = await new Comparisons(store).list();
  expect(comparisons.map(({ name }) => name)).toEqual(['Epsilon']);
});

test('the first change writes the changed run, and nothing else', async () => {
  const { folder, store } = await openedCopy();
  const before = await contentsOf(folder);
  await store.update(STOPPED, { name: 'Renamed' });
  await store.restore(IN_TRASH);
  const after = await contentsOf(folder);
  const changed = [...before].filter(([path, digest]) => after.get(path) !== digest);
  const trashed = [...before.keys()].filter((path) => path.startsWith('trash/'));
  expect(changed.map(([path]) => path).sort()).toEqual(
    [`${STOPPED}/experiment.json`, ...trashed].sort(),
  );
  for (const path of trashed) {
    expect(after.get(path.slice('trash/'.length))).toBe(before.get(path));
  }
});

test('what an older program cannot tell right is saved so that it says it cannot', async () => {
  const { folder, store } = await openedCopy();
  const savedSchema = async (changes: Parameters<typeof generatedExperiment>[1]) => {
    const made = generatedExperiment(1, changes);
    const experiment = { ...made, id: await store.newId() };
    await store.create(experiment);
    const text = await readFile(join(folder, experiment.id, 'experiment.json'), 'utf8');
    return JSON.parse(text) as { schema: number; config: object };
  };
  const layerNorm = { ...LAB_CONFIG, normalization: 'layerNorm' } as const;
  const swept = { id: 'g', name: 'g', kind: 'sweep' as const };
  expect(await savedSchema({ config: layerNorm })).toMatchObject({
    schema: 2,
    config: { normalization: 'layerNorm' },
  });
  expect(await savedSchema({ config: layerNorm })).not.toHaveProperty('config.normalizationGroups');
  for (const normalization of ['groupNorm', 'rmsNorm'] as const) {
    expect(await savedSchema({ config: { ...LAB_CONFIG, normalization } })).toMatchObject({
      schema: 4,
      config: { normalization, normalizationGroups: 4 },
    });
  }
  const ofGroups = { group: { ...swept, settings: ['normalizationGroups' as const] } };
  expect(await savedSchema(ofGroups)).toMatchObject({ schema: 4 });
  const ofSweep = { group: { ...swept, settings: ['normalization' as const] } };
  expect(await savedSchema(ofSweep)).toMatchObject({ schema: 2 });
  const plain = await savedSchema({ group: { ...swept, settings: ['learningRate'] } });
  expect(plain.schema).toBe(1);
  expect(plain.config).not.toHaveProperty('normalization');
  expect(plain.config).not.toHaveProperty('normalizationGroups');
});

test('a run of a newer version is listed as damaged with the reason, and not changed', async () => {
  const { folder, store } = await openedCopy();
  const path = join(folder, UNBROKEN, 'experiment.json');
  const text = (await readFile(path, 'utf8')).replace('"schema": 1', '"schema": 5');
  await writeFile(path, text);
  const { experiments, damaged } = await store.list();
  expect(experiments).toHaveLength(5);
  expect(damaged).toEqual([
    { id: UNBROKEN, reason: message('damageNewerVersion', { schema: '5' }) },
  ]);
  await expect(store.update(UNBROKEN, { name: 'x' })).rejects.toMatchObject({
    code: 'experiment-damaged',
  });
  expect(await readFile(path, 'utf8')).toBe(text);
});

test('a run that was stopped under version 1 ends as the one that was not', async () => {
  const { store } = await openedCopy();
  const unbroken = await store.load(UNBROKEN);
  const { experiment } = await store.load(STOPPED);
  const resumeFrom = await store.latestCheckpoint(STOPPED);
  if (resumeFrom === null) throw new Error('there is nothing to go on from');
  expect(resumeFrom.epoch).toBe(2);
  const engine = await Engine.start(0);
  const rest = await trainAndKeep(engine, experiment.config, drawDigits(), { resumeFrom });
  const expected = epochsOf(unbroken.metrics).slice(2);
  expect(rest.epochs.map(({ epoch, step }) => [epoch, step])).toEqual(
    expected.map(({ epoch, step }) => [epoch, step]),
  );
  // The last bits are those of the processor, and of the engine that trained the fixture.
  rest.epochs.forEach(({ train, valid }, at) => {
    for (const network of NETWORKS) {
      const [theirs, ours] = [expected[at], { train, valid }];
      for (const split of SPLITS) {
        expect(ours[split][network].loss).toBeCloseTo(theirs?.[split][network].loss ?? NaN, 4);
      }
    }
  });
}, 120_000);
