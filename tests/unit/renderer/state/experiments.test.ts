import { describe, expect, it } from 'vitest';
import { useExperiments } from '../../../../renderer/state/experiments/experiments.ts';
import { useToasts } from '../../../../renderer/state/toasts.ts';
import { WorkbenchError } from '../../../../shared/errors/workbenchError.ts';
import { generatedExperiment, idOf } from '../../../support/generatedExperiments.ts';
import { settle, setUpStores } from './setUp.ts';
import { message } from '../../../../shared/errors/message.ts';

const three = [1, 2, 3].map((n) => generatedExperiment(n));

describe('the experiments store', () => {
  it('shows what is saved, the newest first', async () => {
    await setUpStores(three);
    expect(useExperiments().shown.map(({ id }) => id)).toEqual([idOf(3), idOf(2), idOf(1)]);
  });

  it('shows the first part of a long list before the rest, and keeps what was published meanwhile', async () => {
    const client = await setUpStores(three);
    const experiments = useExperiments();
    const parts = [
      { experiments: [generatedExperiment(3)], damaged: [], next: idOf(3) },
      { experiments: [generatedExperiment(2)], damaged: [], next: idOf(2) },
      { experiments: [generatedExperiment(1)], damaged: [] },
    ];
    const asked: unknown[] = [];
    client.handlers['experiment:list'] = (page) => {
      asked.push(page.before);
      // The list was made before this was published.
      if (page.before === idOf(2)) {
        const renamed = generatedExperiment(3, { name: 'Renamed meanwhile' });
        client.emit({ name: 'experiment:changed', payload: { experiment: renamed } });
        client.emit({ name: 'experiment:removed', payload: { id: idOf(2) } });
      }
      return parts[asked.length - 1] ?? { experiments: [], damaged: [] };
    };
    await experiments.load();
    expect(asked).toEqual([undefined, idOf(3), idOf(2)]);
    expect(experiments.shown.map(({ name }) => name)).toEqual(['Renamed meanwhile', 'Lab, seed 1']);
  });

  it('follows changes made elsewhere', async () => {
    const client = await setUpStores(three);
    const renamed = generatedExperiment(2, { name: 'Another name' });
    client.emit({ name: 'experiment:changed', payload: { experiment: renamed } });
    client.emit({ name: 'experiment:removed', payload: { id: idOf(3) } });
    expect(useExperiments().shown.map(({ name }) => name)).toEqual(['Another name', 'Lab, seed 1']);
  });

  it('takes a deletion back with the undo of its toast', async () => {
    await setUpStores(three);
    const experiments = useExperiments();
    experiments.select([idOf(1), idOf(2)]);
    await experiments.remove([idOf(1), idOf(2)]);
    expect(experiments.all.map(({ id }) => id)).toEqual([idOf(3)]);
    expect(experiments.selection.size).toBe(0);

    const [toast] = useToasts().items;
    expect(toast?.content).toEqual({
      kind: 'text',
      text: { key: 'experiments.deleted', params: { count: 2 } },
    });
    toast?.action?.run();
    await settle();
    expect(experiments.all).toHaveLength(3);
  });

  it('says what was deleted before one could not be', async () => {
    const client = await setUpStores(three);
    const deleteOne = client.handlers['experiment:delete'];
    client.handlers['experiment:delete'] = (input) => {
      if (input.id === idOf(2))
        throw new WorkbenchError(
          'experiment-busy',
          message('runBeingTrained', { id: input.id }),
          message('runStopFirst'),
        );
      return deleteOne(input);
    };
    await useExperiments().remove([idOf(1), idOf(2), idOf(3)]);
    const contents = useToasts().items.map(({ content }) => content);
    expect(contents).toMatchObject([
      { kind: 'error', error: { code: 'experiment-busy' } },
      { kind: 'text', text: { params: { count: 1 } } },
    ]);
    expect(useExperiments().all).toHaveLength(2);
  });

  it('reads everything again when the connection comes back', async () => {
    const client = await setUpStores(three);
    client.setConnected(false);
    client.experiments.delete(idOf(1));
    client.setConnected(true);
    await settle();
    expect(useExperiments().all).toHaveLength(2);
  });
});
