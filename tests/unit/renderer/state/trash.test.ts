import { expect, test } from 'vitest';
import { useExperiments } from '../../../../renderer/state/experiments/experiments.ts';
import { useTrash } from '../../../../renderer/state/experiments/trash.ts';
import { useToasts } from '../../../../renderer/state/toasts.ts';
import { WorkbenchError } from '../../../../shared/errors/workbenchError.ts';
import { message } from '../../../../shared/errors/message.ts';
import { generatedExperiment, idOf } from '../../../support/generatedExperiments.ts';
import { settle, setUpStores } from './setUp.ts';

const three = [1, 2, 3].map((n) => generatedExperiment(n));

test('the trash follows what is deleted, restored and emptied, also elsewhere', async () => {
  const client = await setUpStores(three);
  const trash = useTrash();
  await trash.follow();
  expect(trash.runs).toEqual([]);
  await useExperiments().remove([idOf(1), idOf(2), idOf(3)]);
  await settle();
  expect(trash.runs).toHaveLength(3);
  await client.call('experiment:restore', { id: idOf(1) });
  expect(trash.runs.map(({ id }) => id)).toEqual([idOf(2), idOf(3)]);
  await client.call('trash:empty', { ids: [idOf(2)] });
  expect(trash.runs.map(({ id }) => id)).toEqual([idOf(3)]);
});

test('the trash is not read before a screen shows it', async () => {
  const client = await setUpStores(three);
  await useExperiments().remove([idOf(1)]);
  expect(client.calls.map(({ command }) => command)).not.toContain('trash:list');
});

test('runs that were restored while the trash was read are not in it', async () => {
  const client = await setUpStores(three);
  const trash = useTrash();
  await useExperiments().remove([idOf(1), idOf(2)]);
  const list = client.handlers['trash:list'];
  let isFirst = true;
  client.handlers['trash:list'] = async () => {
    const answer = await list({});
    if (isFirst) await client.call('experiment:restore', { id: idOf(1) });
    isFirst = false;
    return answer;
  };
  await trash.follow();
  expect(trash.runs.map(({ id }) => id)).toEqual([idOf(2)]);
});

test('one run that cannot be restored does not keep the others from it', async () => {
  const client = await setUpStores(three);
  const trash = useTrash();
  await trash.follow();
  await useExperiments().remove([idOf(1), idOf(2)]);
  const restore = client.handlers['experiment:restore'];
  client.handlers['experiment:restore'] = (input) => {
    if (input.id !== idOf(1)) return restore(input);
    throw new WorkbenchError(
      'experiment-missing',
      message('experimentMissing', { id: input.id }),
      message('experimentsLookAgain'),
    );
  };
  await trash.restore([idOf(1), idOf(2)]);
  expect(
    useExperiments()
      .all.map(({ id }) => id)
      .sort(),
  ).toEqual([idOf(2), idOf(3)]);
  expect(useToasts().items.some(({ content }) => content.kind === 'error')).toBe(true);
  expect(trash.runs.map(({ id }) => id)).toEqual([idOf(1)]);
});
