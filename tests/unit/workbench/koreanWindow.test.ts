import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { explainError, sayMessage } from '../../../renderer/i18n/explainError.ts';
import { i18n } from '../../../renderer/i18n/i18n.ts';
import { answerSchema, answerWith } from '../../../shared/contract/envelope.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { benchIn, request } from './scriptedWorkbench.ts';
import type { Bench } from './scriptedWorkbench.ts';

beforeEach(() => (i18n.global.locale.value = 'ko'));
afterEach(() => (i18n.global.locale.value = 'en'));

/** Two words of small letters side by side: no file, command or name in a Korean sentence has them. */
const ENGLISH = /[a-z]{3,} [a-z]{2,}/;

/** What a Korean window shows of the error that a call ends in, after it went over a wire. */
async function shown(work: () => Promise<unknown>): Promise<string> {
  const answer = answerSchema.parse(JSON.parse(JSON.stringify(await answerWith(work))));
  if (answer.ok) throw new Error('the call did not fail');
  const { message, nextStep } = explainError(answer.error);
  return `${message} ${nextStep}`;
}

async function trained(bench: Bench): Promise<string> {
  const { ids } = await bench.workbench.call('run:start', request({ epochs: 1 }));
  await bench.until('run:finished');
  return ids[0] ?? '';
}

test('a damaged run is listed with its reason in Korean', async () => {
  const root = await freshFolder();
  const bench = await benchIn(root);
  const id = await trained(bench);
  const copy = '20250102-030405-abcdef';
  await cp(join(root, 'store', id), join(root, 'store', copy), { recursive: true });
  await writeFile(join(root, 'store', copy, 'experiment.json'), '{ "schema": 1, "na');
  const { damaged } = await bench.workbench.call('experiment:list', {});
  expect(damaged.map(({ reason }) => sayMessage(reason))).toEqual([
    'experiment.json 파일을 JSON으로 읽을 수 없습니다.',
  ]);
  const said = await shown(() => bench.workbench.call('experiment:load', { id: copy }));
  expect(said).toContain('experiment.json 파일을 JSON으로 읽을 수 없습니다.');
  expect(said).not.toMatch(ENGLISH);
});

test('what is wrong with the files of a run is noted in Korean', async () => {
  const root = await freshFolder();
  const bench = await benchIn(root);
  const id = await trained(bench);
  await writeFile(join(root, 'store', id, 'log.txt'), 'other');
  const { notices } = await bench.workbench.call('experiment:load', { id });
  expect(notices.map(sayMessage)).toEqual([
    'log.txt 파일이 저장된 그대로가 아닙니다.',
    'log.txt 파일의 잘린 마지막 줄을 뺐습니다.',
  ]);
});

test('a refused import names file and reason in Korean', async () => {
  const { workbench } = await benchIn(await freshFolder());
  const said = await shown(() =>
    workbench.call('experiment:import', { fileName: 'german.csv', content: '' }),
  );
  expect(said).toContain('german.csv 파일을 가져올 수 없습니다: 빈 파일입니다.');
  expect(said).not.toMatch(ENGLISH);
});

test('missing MNIST is reported in Korean', async () => {
  const root = await freshFolder();
  await mkdir(join(root, 'user'));
  const { workbench } = await benchIn(root);
  const { sets } = await workbench.call('data:describe', {});
  const problem = sets.find(({ id }) => id === 'mnist')?.problem;
  expect(problem && explainError(problem).message).toBe(
    '이 컴퓨터에 MNIST가 없습니다. 지정한 폴더도 없고 내려받은 적도 없습니다.',
  );
});

test('an unexpected error is reported in Korean, without its own words', async () => {
  const said = await shown(() => Promise.reject(new TypeError('x is not a function')));
  expect(said).toContain('예기치 않은 문제');
  expect(said).not.toMatch(/[a-z]/i);
});
