import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { numbersIn } from '../../support/cluster/clusterSweep.ts';
import { namesIn, rootWithSet, run, start } from '../../support/cliProcess.ts';

const SWEEP = ['--sweep', 'batchSize=16,32', '--hidden', '8', '--name', 'mine'];

/** A root with the plan of a sweep of two runs. */
async function rootWithPlan(epochs: string) {
  const { root, set } = await rootWithSet();
  const request = ['train', '--data', set, '--epochs', epochs, ...SWEEP];
  const planned = await run(root, ...request, '--plan', 'plan.json');
  expect([planned.code, planned.err]).toEqual([0, '']);
  return { root, set, request, planned };
}

const inKorean = { env: { LC_ALL: 'ko_KR.UTF-8' } };

test('train --plan trains nothing, and prints the plan alone where it is asked to', async () => {
  const { root, request, planned } = await rootWithPlan('1');
  expect(planned.out).toContain('Runs planned in plan.json: 2, as jobs 0 to 1.');
  expect(await namesIn(join(root, 'share/batchnorm-workbench'))).not.toContain('experiments');
  for (const place of ['-', '/dev/stdout']) {
    const { code, out, err } = await run(root, ...request, '--plan', place);
    const plan = JSON.parse(out) as { jobs: { name: string }[] };
    expect([code, plan.jobs.length]).toEqual([0, 2]);
    expect(err).toContain('Runs planned');
  }
  const again = await run(root, ...request, '--plan', 'plan.json');
  expect([again.code, again.out]).toEqual([1, '']);
  expect(again.err).toContain('plan.json is there already');
});

test('a job that SIGTERM ends is resumed to the numbers of the queue, and skipped when it is done', async () => {
  const { root, request } = await rootWithPlan('40');
  const job = ['train', '--from', 'plan.json', '--store', 'runs'];
  const array = (index: string) => ({ env: { SLURM_ARRAY_TASK_ID: index } });
  const cut = start(root, job, array('1'));
  await cut.printed('[Epoch 3-VALID]');
  const second = await start(root, job, array('1')).ended;
  expect([second.code, second.out]).toEqual([1, '']);
  expect(second.err).toMatch(/^error: Job 1 is being trained already in .+process \d+/);
  cut.kill('SIGTERM');
  const ended = await cut.ended;
  expect(ended.code).toBe(130);
  expect(ended.err).toMatch(/^Interrupted: job 1 has \d+ of 40 epochs saved\./);

  const status = await run(root, 'status', '--from', 'plan.json', 'runs', '--json');
  expect(JSON.parse(status.out)).toMatchObject({
    ...{ total: 2, done: 0, running: 0, failed: 0, interrupted: 1, missing: 1 },
    submitAgain: '0-1',
  });
  expect((await start(root, job, array('1')).ended).code).toBe(0);
  const skipped = await start(root, job, array('1')).ended;
  expect([skipped.code, skipped.err]).toEqual([0, '']);
  expect(skipped.out).toMatch(/^Job 1 is done already: "Batch size 32 · mine" in .+\n$/);
  expect((await run(root, ...job, '--job', '0..1')).code).toBe(0);

  expect((await run(root, 'merge', 'runs', '--store', 'home', '--json')).code).toBe(0);
  expect((await run(root, ...request, '--store', 'queue')).code).toBe(0);
  const queue = await numbersIn(join(root, 'queue'));
  expect(queue).toHaveLength(2);
  expect(await numbersIn(join(root, 'home'))).toEqual(queue);
});

test('plans and jobs that cannot be used are refused in one sentence, in both languages', async () => {
  const { root } = await rootWithPlan('1');
  const text = await readFile(join(root, 'plan.json'), 'utf8');
  await writeFile(join(root, 'changed.json'), text.replace('"batchSize": 16', '"batchSize": 8'));
  await writeFile(join(root, 'later.json'), text.replace('"version": 1', '"version": 2'));
  const job = (plan: string, number: string) => ['train', '--from', plan, '--job', number];
  const refused: [string[], number, string, string][] = [
    [job('changed.json', '0'), 1, 'it was changed after it was made', '내용이 바뀌었습니다'],
    [job('later.json', '0'), 1, 'made by a newer version', '더 새로운 버전'],
    [job('nowhere.json', '0'), 1, 'The plan nowhere.json cannot be used', '쓸 수 없습니다'],
    [job('plan.json', '2'), 1, 'There is no job 2 in the plan', '2번 작업이 없습니다'],
    [job('plan.json', '1..2'), 1, 'There is no job 2 in the plan', '2번 작업이 없습니다'],
    [
      job('plan.json', '1..0'),
      2,
      'The range of jobs 1..0 is empty',
      '1..0에 해당하는 작업이 없습니다',
    ],
    [['train', '--from', 'plan.json'], 2, 'Which job?', '어느 작업인지'],
    [['train', '--job', '1'], 2, 'name the plan with --from', '--from으로'],
  ];
  for (const [args, code, english, korean] of refused) {
    for (const [options, words] of [[{}, english] as const, [inKorean, korean] as const]) {
      const ended = await start(root, [...args, '--store', 'runs'], options).ended;
      expect([ended.code, ended.out], args.join(' ')).toEqual([code, '']);
      expect(ended.err).toMatch(/^error: .+\n$/);
      expect(ended.err).toContain(words);
    }
  }
  const beside = await run(root, ...job('plan.json', '0'), '--epochs', '3');
  expect(beside.err).toContain('--from trains what the plan says, so --epochs cannot be given');
});

test('merge names what it leaves out, and status what is not there', async () => {
  const { root } = await rootWithPlan('1');
  await run(root, 'train', '--from', 'plan.json', '--job', '0', '--store', 'runs');
  const [id = ''] = (await namesIn(join(root, 'runs'))).filter((name) => /^\d{8}-/.test(name));
  await writeFile(join(root, 'runs', id, 'log.txt'), 'other');
  const merged = await run(root, 'merge', 'runs', 'nowhere', '--store', 'home');
  expect(merged.code).toBe(1);
  expect(merged.out).toMatch(/^Runs brought to .+home: 0\. There already: 0\. Left out: 1\.\n$/);
  expect(merged.err).toContain('There is no store in nowhere.');
  expect(merged.err).toContain('log.txt is not as it was saved.');
  const status = await run(root, 'status', '--from', 'plan.json', 'runs');
  expect(status.out).toContain('2 jobs: 1 done, 0 running, 0 failed, 0 broken off, 1 missing');
  expect(status.out).toContain('To be submitted again: 1\n');
});
