import { describe, expect, it } from 'vitest';
import { announceFinished } from '../../../../renderer/app/announceFinished.ts';
import { useToasts } from '../../../../renderer/state/toasts.ts';
import { generatedExperiment, idOf } from '../../../support/generatedExperiments.ts';
import { activeRun, queueOf } from '../../../support/queues.ts';
import { setUpStores } from '../state/setUp.ts';

/** Two runs are trained; `finish` tells that one has finished, and what the queue then is. */
async function setUp(isWatched: boolean) {
  const client = await setUpStores([1, 2].map((n) => generatedExperiment(n)));
  const opened: unknown[] = [];
  const router = { push: (to: unknown) => Promise.resolve(void opened.push(to)) };
  announceFinished(client, router, () => isWatched);
  const finish = (n: number, left: readonly number[]) => {
    client.emit({ name: 'run:finished', payload: { id: idOf(n), seconds: 5 } });
    client.emit({
      name: 'queue:changed',
      payload: queueOf(left.map((other) => activeRun(idOf(other)))),
    });
  };
  return { finish, opened, toasts: useToasts() };
}

describe('what finishes out of sight', () => {
  it('is told with its result, and opened from there', async () => {
    const { finish, opened, toasts } = await setUp(false);
    finish(1, []);
    expect(toasts.items).toHaveLength(1);
    const [toast] = toasts.items;
    expect(toast?.content).toMatchObject({ text: { key: 'shell.runFinished' } });
    expect(JSON.stringify(toast?.content)).toMatch(/"bn":"\d\d\.\d+%"/);
    toast?.action?.run();
    expect(opened).toEqual([`/experiments/${idOf(1)}`]);
  });

  it('is told once, when nothing is left to train', async () => {
    const { finish, opened, toasts } = await setUp(false);
    finish(1, [2]);
    expect(toasts.items).toEqual([]);
    finish(2, []);
    expect(toasts.items).toHaveLength(1);
    expect(toasts.items[0]?.content).toMatchObject({
      text: { key: 'shell.runsFinished', params: { total: 2 } },
    });
    toasts.items[0]?.action?.run();
    expect(opened).toEqual([{ name: 'compare', query: { ids: `${idOf(1)},${idOf(2)}` } }]);
  });

  it('is not told to whoever watched it', async () => {
    const { finish, toasts } = await setUp(true);
    finish(1, []);
    expect(toasts.items).toEqual([]);
  });
});
