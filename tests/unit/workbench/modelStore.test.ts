import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ModelStore } from '../../../main/workbench/models/modelStore.ts';
import { packModel } from '../../../shared/models/packedModel.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { generatedModel, generatedNorm } from '../../support/keptModels.ts';

const model = (fileName = 'a.pth') => packModel(generatedModel([generatedNorm(4)], { fileName }));

/** A store whose clock advances by a minute with each model. */
async function freshStore() {
  const folder = await freshFolder();
  let minutes = 0;
  const clock = () => new Date(Date.UTC(2026, 0, 1, 0, minutes++));
  return { folder, store: new ModelStore(folder, clock), again: new ModelStore(folder, clock) };
}

describe('the store of models', () => {
  it('is empty in a new store', async () => {
    const { store } = await freshStore();
    expect(await store.list()).toEqual([]);
  });

  it('gives what was kept to the next start, newest first', async () => {
    const { store, again } = await freshStore();
    const first = await store.keep(model('a.pth'));
    const second = await store.keep(model('b.pth'));
    expect(await again.list()).toEqual([second, first]);
    expect(await again.load(first.id)).toEqual({ saved: first, model: model('a.pth') });
  });

  it('counts layers, channels and findings in what it keeps', async () => {
    const { store } = await freshStore();
    const norms = [generatedNorm(4, { counter: 3 }), generatedNorm(6, { fullPath: 'other' })];
    const kept = await store.keep(packModel(generatedModel(norms)));
    expect(kept).toMatchObject({ layers: 2, channels: 10 });
    // Too few batches in one layer, and counters that differ.
    expect(kept.findings).toEqual({ problem: 0, warning: 2, note: 0 });
  });

  it('knows a model again, with its name and notes', async () => {
    const { store, again } = await freshStore();
    const { id } = await store.keep(model());
    const named = await store.annotate(id, { name: 'Ours', notes: 'before the fix' });
    expect(await again.keep(model())).toEqual(named);
    expect(await again.list()).toEqual([named]);
  });

  it('forgets a model with everything of it', async () => {
    const { folder, store } = await freshStore();
    const { id } = await store.keep(model());
    await store.forget(id);
    expect(await store.list()).toEqual([]);
    expect(readdirSync(join(folder, 'models'))).toEqual([]);
    await expect(store.load(id)).rejects.toMatchObject({ code: 'experiment-missing' });
  });

  it('leaves a damaged record alone and out of the list', async () => {
    const { folder, store } = await freshStore();
    const { id } = await store.keep(model());
    writeFileSync(join(folder, 'models', `${id}.json`), '{"schema":1,');
    expect(await store.list()).toEqual([]);
    expect(readdirSync(join(folder, 'models'))).toHaveLength(2);
  });

  it('refuses arrays that are not as long as they say, and keeps nothing', async () => {
    const { store } = await freshStore();
    const damaged = model();
    const [norm] = damaged.norms;
    if (norm?.gamma) norm.gamma.shape = [9];
    await expect(store.keep(damaged)).rejects.toMatchObject({ code: 'import-refused' });
    expect(await store.list()).toEqual([]);
  });

  it('says so when the folder cannot be written', async () => {
    const folder = await freshFolder();
    writeFileSync(join(folder, 'models'), 'a file where the folder should be');
    const store = new ModelStore(folder, () => new Date());
    await expect(store.keep(model())).rejects.toMatchObject({ code: 'store-write-failed' });
  });
});
