import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { modelHandlers } from '../../../../../main/workbench/handlers/models.ts';
import type { Services } from '../../../../../main/workbench/services.ts';
import { useModels } from '../../../../../renderer/state/models/models.ts';
import { useToasts } from '../../../../../renderer/state/toasts.ts';
import { freshFolder } from '../../../../support/freshFolder.ts';
import { modelFixture } from '../../../../support/keptModels.ts';
import { setUpStores } from '../setUp.ts';

const brought = (name: string) => ({
  folder: '',
  file: new File([readFileSync(modelFixture(name))], name),
});

/** The page's models over a host that keeps them in a fresh folder. */
async function setUp() {
  const client = await setUpStores();
  const userFolder = await freshFolder();
  const services = { userFolder, clock: () => new Date() } as Services;
  Object.assign(client.handlers, modelHandlers(services));
  return useModels();
}

describe('the page’s models', () => {
  it('are those that were brought, and open without asking the host again', async () => {
    const models = await setUp();
    const ids = await models.bring([brought('module.pt'), brought('kept.onnx')]);
    expect(ids).toHaveLength(2);
    expect(models.saved.map(({ fileName }) => fileName).sort()).toEqual(['kept.onnx', 'module.pt']);
    const [first = ''] = ids ?? [];
    expect((await models.open(first)).norms).toHaveLength(2);
  });

  it('say why each other file is not a model', async () => {
    const models = await setUp();
    await models.bring([{ folder: '', file: new File(['text'], 'a.txt') }, brought('state.pth')]);
    expect(models.refused).toMatchObject([{ message: { id: 'modelRefused' } }]);
    expect(models.saved).toHaveLength(1);
    await models.bring([brought('state.pth')]);
    expect(models.refused).toEqual([]);
  });

  it('come back with name and notes when one is removed by mistake', async () => {
    const models = await setUp();
    const [id = ''] = (await models.bring([brought('state.pth')])) ?? [];
    await models.annotate(id, { name: 'Ours', notes: 'of the paper' });
    await models.forget(id);
    expect(models.saved).toEqual([]);
    const [toast] = useToasts().items;
    toast?.action?.run();
    await expect.poll(() => models.saved[0]?.notes).toBe('of the paper');
    expect(models.saved[0]).toMatchObject({ id, name: 'Ours' });
  });
});
