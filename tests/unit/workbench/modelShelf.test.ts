import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ModelShelf } from '../../../main/workbench/models/modelShelf.ts';
import { packModel } from '../../../shared/models/packedModel.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { generatedModel, generatedNorm } from '../../support/keptModels.ts';

const model = (fileName = 'a.pth') => packModel(generatedModel([generatedNorm(4)], { fileName }));

/** A shelf whose clock goes on by a minute with each model. */
async function freshShelf() {
  const folder = await freshFolder();
  let minutes = 0;
  const clock = () => new Date(Date.UTC(2026, 0, 1, 0, minutes++));
  return { folder, shelf: new ModelShelf(folder, clock), again: new ModelShelf(folder, clock) };
}

describe('the shelf of models', () => {
  it('has none where nothing was ever kept', async () => {
    const { shelf } = await freshShelf();
    expect(await shelf.list()).toEqual([]);
  });

  it('gives what was kept to the next start, newest first', async () => {
    const { shelf, again } = await freshShelf();
    const first = await shelf.keep(model('a.pth'));
    const second = await shelf.keep(model('b.pth'));
    expect(await again.list()).toEqual([second, first]);
    expect(await again.load(first.id)).toEqual({ saved: first, model: model('a.pth') });
  });

  it('counts layers, channels and findings in what it keeps', async () => {
    const { shelf } = await freshShelf();
    const norms = [generatedNorm(4, { counter: 3 }), generatedNorm(6, { fullPath: 'other' })];
    const kept = await shelf.keep(packModel(generatedModel(norms)));
    expect(kept).toMatchObject({ layers: 2, channels: 10 });
    // Too few batches in one layer, and counters that differ.
    expect(kept.findings).toEqual({ problem: 0, warning: 2, note: 0 });
  });

  it('knows a model again, with its name and notes', async () => {
    const { shelf, again } = await freshShelf();
    const { id } = await shelf.keep(model());
    const named = await shelf.annotate(id, { name: 'Ours', notes: 'before the fix' });
    expect(await again.keep(model())).toEqual(named);
    expect(await again.list()).toEqual([named]);
  });

  it('forgets a model with everything of it', async () => {
    const { folder, shelf } = await freshShelf();
    const { id } = await shelf.keep(model());
    await shelf.forget(id);
    expect(await shelf.list()).toEqual([]);
    expect(readdirSync(join(folder, 'models'))).toEqual([]);
    await expect(shelf.load(id)).rejects.toMatchObject({ code: 'experiment-missing' });
  });

  it('leaves a damaged record alone and out of the list', async () => {
    const { folder, shelf } = await freshShelf();
    const { id } = await shelf.keep(model());
    writeFileSync(join(folder, 'models', `${id}.json`), '{"schema":1,');
    expect(await shelf.list()).toEqual([]);
    expect(readdirSync(join(folder, 'models'))).toHaveLength(2);
  });

  it('refuses arrays that are not as long as they say, and keeps nothing', async () => {
    const { shelf } = await freshShelf();
    const damaged = model();
    const [norm] = damaged.norms;
    if (norm?.gamma) norm.gamma.shape = [9];
    await expect(shelf.keep(damaged)).rejects.toMatchObject({ code: 'import-refused' });
    expect(await shelf.list()).toEqual([]);
  });

  it('says so when the folder cannot be written', async () => {
    const folder = await freshFolder();
    writeFileSync(join(folder, 'models'), 'a file where the folder should be');
    const shelf = new ModelShelf(folder, () => new Date());
    await expect(shelf.keep(model())).rejects.toMatchObject({ code: 'store-write-failed' });
  });
});
