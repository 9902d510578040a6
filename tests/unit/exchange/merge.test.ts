import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mergeRuns } from '../../../main/exchange/merge/mergeRuns.ts';
import { openStore } from '../../../main/store/openStore.ts';
import { readStores } from '../../../main/store/readStores.ts';
import type { Store } from '../../../main/store/store.ts';
import type { ExperimentGroup, ExperimentId } from '../../../shared/domain/experiment.ts';
import { messageText } from '../../../shared/errors/message.ts';
import { generatedMetrics } from '../../support/generatedExperiments.ts';
import { checkpointOf, freshStore, freshStoreFolder, saveRun } from '../../support/savedRuns.ts';
import { SMALL_CONFIG } from '../../support/training.ts';

const GROUP: ExperimentGroup = { id: 'one sweep', name: 'rates', kind: 'sweep' };

/** A closed store of one finished run, which belongs to a group. */
async function storeOfOne(): Promise<{ folder: string; id: ExperimentId }> {
  const folder = await freshStoreFolder();
  const store = await openStore(folder);
  const { experiment } = await saveRun(store, {
    changes: { config: SMALL_CONFIG, group: GROUP },
    ...generatedMetrics(2),
    checkpoints: [checkpointOf(SMALL_CONFIG, 1), checkpointOf(SMALL_CONFIG, 2)],
  });
  await store.close();
  return { folder, id: experiment.id };
}

async function reading(...folders: string[]): Promise<Store[]> {
  const found = await Promise.all(folders.map((folder) => readStores(folder)));
  return found.flat().map(({ store }) => store);
}

const reasonsIn = ({ leftOut }: Awaited<ReturnType<typeof mergeRuns>>) =>
  leftOut.map(({ id, reason }) => [id, messageText(reason, 'en')]);

async function bytesOf(folder: string, id: ExperimentId): Promise<unknown> {
  const files = ['experiment.json', 'metrics.jsonl', 'timings.jsonl', 'log.txt'];
  const models = ['checkpoints/epoch-002/batchnorm/weights.bin'];
  return Promise.all([...files, ...models].map((file) => readFile(join(folder, id, file), 'hex')));
}

describe('a merge', () => {
  it('copies runs unchanged, in their group, and none of them twice', async () => {
    const [a, b] = [await storeOfOne(), await storeOfOne()];
    const home = await freshStore();
    const sources = await reading(a.folder, b.folder);
    expect(await mergeRuns(home, sources)).toEqual({
      merged: [a.id, b.id],
      known: [],
      leftOut: [],
    });
    expect(await bytesOf(home.folder, a.id)).toEqual(await bytesOf(a.folder, a.id));
    expect(await bytesOf(home.folder, b.id)).toEqual(await bytesOf(b.folder, b.id));
    const { experiments } = await home.list();
    expect(experiments.map(({ group }) => group)).toEqual([GROUP, GROUP]);

    expect(await mergeRuns(home, sources)).toEqual({
      merged: [],
      known: [a.id, b.id],
      leftOut: [],
    });
    expect((await home.list()).experiments).toHaveLength(2);
  });

  it('leaves the stores it reads as they are, and their writers alone', async () => {
    const { folder, id } = await storeOfOne();
    const writer = await openStore(folder);
    const home = await freshStore();
    expect((await mergeRuns(home, await reading(folder))).merged).toEqual([id]);
    await writer.update(id, { name: 'still mine' });
    await writer.close();
  });

  it('knows a run at home whose name and tags were changed there', async () => {
    const { folder, id } = await storeOfOne();
    const home = await freshStore();
    await mergeRuns(home, await reading(folder));
    await home.update(id, { name: 'best of all', tags: ['keep'] });
    expect(await mergeRuns(home, await reading(folder))).toMatchObject({ merged: [], known: [id] });
    expect((await home.load(id)).experiment.name).toBe('best of all');
  });

  it('takes a run that was trained twice once, where only the times differ', async () => {
    const { folder, id } = await storeOfOne();
    const copy = await freshStoreFolder();
    await cp(folder, copy, { recursive: true });
    const again = await openStore(copy);
    await again.append(id, { timings: [{ step: 9, elapsed: 9 }] });
    await again.finish(id);
    await again.close();
    const outcome = await mergeRuns(await freshStore(), await reading(folder, copy));
    expect(outcome).toEqual({ merged: [id], known: [], leftOut: [] });
  });

  it('takes the first of two runs with the same id and other numbers, and names the second', async () => {
    const { folder, id } = await storeOfOne();
    const copy = await freshStoreFolder();
    await cp(folder, copy, { recursive: true });
    const other = await openStore(copy);
    await other.append(id, { log: ['another processor'] });
    await other.finish(id);
    await other.close();
    const home = await freshStore();
    const outcome = await mergeRuns(home, await reading(folder, copy));
    expect(outcome.merged).toEqual([id]);
    expect(reasonsIn(outcome)).toEqual([[id, expect.stringContaining('has other numbers')]]);
    const later = await mergeRuns(home, await reading(copy));
    expect(later).toMatchObject({ merged: [], known: [] });
    expect(reasonsIn(later)).toEqual([[id, expect.stringContaining(home.folder)]]);
    expect(await bytesOf(home.folder, id)).toEqual(await bytesOf(folder, id));
  });

  it('leaves a damaged run where it is, and brings the others', async () => {
    const [good, bad] = [await storeOfOne(), await storeOfOne()];
    const weights = join(bad.folder, bad.id, 'checkpoints/epoch-001/plain/weights.bin');
    const bytes = await readFile(weights);
    bytes[7] = (bytes[7] ?? 0) ^ 1;
    await writeFile(weights, bytes);
    const outcome = await mergeRuns(await freshStore(), await reading(bad.folder, good.folder));
    expect(outcome.merged).toEqual([good.id]);
    expect(reasonsIn(outcome)).toEqual([[bad.id, expect.stringContaining('weights.bin')]]);
  });

  it('skips an unfinished run, but not one that finished elsewhere', async () => {
    const { folder, id } = await storeOfOne();
    const copy = await freshStoreFolder();
    await cp(folder, copy, { recursive: true });
    const open = await openStore(copy);
    await open.update(id, { status: 'interrupted' });
    await open.close();
    const home = await freshStore();
    expect(reasonsIn(await mergeRuns(home, await reading(copy)))).toEqual([
      [id, 'It is not finished (2 of 2 epochs).'],
    ]);
    expect(await mergeRuns(home, await reading(copy, folder))).toEqual({
      merged: [id],
      known: [],
      leftOut: [],
    });
  });

  it('does not bring back what was deleted at home', async () => {
    const { folder, id } = await storeOfOne();
    const home = await freshStore();
    await mergeRuns(home, await reading(folder));
    await home.delete(id);
    const outcome = await mergeRuns(home, await reading(folder));
    expect(outcome).toMatchObject({ merged: [], known: [] });
    expect(reasonsIn(outcome)).toEqual([[id, `It was deleted in ${home.folder}.`]]);
  });
});

describe('the stores in a folder', () => {
  it('are itself where it is one, and else those in it', async () => {
    const { folder, id } = await storeOfOne();
    const outer = await freshStoreFolder();
    await cp(folder, join(outer, 'b'), { recursive: true });
    await cp(folder, join(outer, 'a'), { recursive: true });
    await writeFile(join(outer, 'notes.txt'), 'mine');
    const folders = async (path: string) => (await reading(path)).map((store) => store.folder);
    expect(await folders(folder)).toEqual([folder]);
    expect(await folders(outer)).toEqual([join(outer, 'a'), join(outer, 'b')]);
    expect(await folders(join(outer, 'c'))).toEqual([]);
    const [store] = await reading(folder);
    expect((await store?.list())?.experiments.map((run) => run.id)).toEqual([id]);
  });
});
