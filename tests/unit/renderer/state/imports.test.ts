import { describe, expect, it } from 'vitest';
import { useImports } from '../../../../renderer/state/experiments/transfers.ts';
import { useToasts } from '../../../../renderer/state/toasts.ts';
import { message } from '../../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../../shared/errors/workbenchError.ts';
import type { FakeClient } from '../../../support/fakeClient.ts';
import { settle, setUpStores } from './setUp.ts';

const FILE = { id: '00000000-0000-4000-8000-000000000001', name: 'a.csv' };
const file = (name: string) => ({ name, read: () => Promise.resolve({ content: '' }) });
const namesIn = (client: FakeClient) => [...client.experiments.values()].map(({ name }) => name);

describe('files brought to the import dialog', () => {
  it('open it, are imported one after the other and shown with what became of them', async () => {
    const client = await setUpStores();
    const imports = useImports();
    const first = imports.bring([file('a.csv'), file('b.csv')]);
    expect(imports.isOpen).toBe(true);
    // While the first are read.
    await Promise.all([first, imports.bring([file('c.csv')])]);
    expect(namesIn(client)).toEqual(['a.csv', 'b.csv', 'c.csv']);
    expect(imports.files.map(({ state }) => state)).toEqual(['imported', 'imported', 'imported']);
    expect(imports.ids).toHaveLength(3);
  });

  it('do not keep each other out when one cannot be read', async () => {
    const client = await setUpStores();
    const imports = useImports();
    const refused = new WorkbenchError(
      'import-refused',
      message('importRefused', { file: 'bad', reason: message('importFolderOrMoved') }),
      message('importChooseFiles'),
    );
    const bad = { name: 'bad', read: () => Promise.reject(refused) };
    await imports.bring([bad, file('good.csv')]);
    expect(imports.files.map(({ state }) => state)).toEqual(['refused', 'imported']);
    expect(namesIn(client)).toEqual(['good.csv']);
    expect(useToasts().items).toMatchObject([
      { content: { kind: 'error', error: { message: { id: 'importRefused' } } } },
    ]);
    expect(imports.isBusy).toBe(false);
  });

  it('wait for an answer when they do not say which network they are of', async () => {
    const client = await setUpStores();
    const imports = useImports();
    const answer = client.handlers['experiment:import'];
    client.handlers['experiment:import'] = (input) => {
      if (input.network !== undefined) return answer(input);
      throw new WorkbenchError(
        'import-refused',
        message('importFileEmpty'),
        message('importAnotherFile'),
        { params: { problem: 'network-unknown' } },
      );
    };
    await imports.bring([file('a.csv')]);
    expect(imports.files.map(({ state }) => state)).toEqual(['undecided']);
    expect([useToasts().items, imports.ids]).toEqual([[], []]);

    await imports.decide('bn');
    expect(imports.files.map(({ state }) => state)).toEqual(['imported']);
    expect(imports.undecided).toEqual([]);
    expect(imports.ids).toHaveLength(1);
  });

  it('are gone from it when it is opened again', async () => {
    await setUpStores();
    const imports = useImports();
    await imports.bring([file('a.csv')]);
    imports.isOpen = false;
    imports.open();
    expect([imports.files, imports.ids, imports.notices]).toEqual([[], [], []]);
  });

  it('are the files the app was opened with, each once, reported before or after the page loaded', async () => {
    const client = await setUpStores();
    client.handlers['file:list'] = () => ({ files: [FILE] });
    client.emit({ name: 'file:opened', payload: FILE });
    client.setConnected(false);
    client.setConnected(true);
    await settle();
    expect(useImports().isOpen).toBe(true);
    expect(namesIn(client)).toEqual(['a.csv']);
    const reads = client.calls.filter(({ command }) => command === 'file:read');
    expect(reads).toEqual([{ command: 'file:read', input: { id: FILE.id } }]);
  });
});
