import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { errorLines } from '../../../main/cli/output/errorLine.ts';
import { runCli } from '../../../main/cli/program.ts';
import { ErrorLog } from '../../../main/workbench/errorLog.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { namesIn } from '../../support/cliProcess.ts';

/** Runs a command in this process; what it says is gathered. */
async function cli(root: string, args: string[]) {
  const printed: string[] = [];
  const said: string[] = [];
  const code = await runCli(args, {
    terminal: {
      print: (line) => printed.push(line),
      say: (line) => said.push(line),
      progress: () => undefined,
      printJson: (value) => printed.push(JSON.stringify(value)),
      printDocument: (document) => printed.push(Buffer.from(document).toString()),
      isShown: false,
      outputEnded: new Promise(() => undefined),
      finished: () => Promise.resolve(null),
    },
    errorLine: errorLines(new ErrorLog(root, () => new Date())),
    surroundings: { env: { XDG_DATA_HOME: join(root, 'share') }, platform: 'linux', home: root },
    parts: {
      worker: join(root, 'no-worker.js'),
      runner: { program: join(root, 'no-runner'), args: [] },
      ...{ renderer: root, sample: root, command: 'bnw' },
    },
    interruption: () => new Promise(() => undefined),
  });
  return { code, printed, said };
}

test.each([
  [['--lr', 'nan'], 'a number from 0.000001 to 100'],
  [['--lr', '1e999'], 'a number from 0.000001 to 100'],
  [['--hidden', '-3'], 'a whole number from 1 to 1024'],
  [['--hidden', Array<number>(21).fill(8).join(',')], 'at most 20 hidden layers'],
  [['--batch-size', '1'], 'batch normalization needs two examples'],
  [['--epochs', '1.5'], 'a whole number from 1 to 1000'],
  [['--epochs', ''], 'a whole number from 1 to 1000'],
  [['--epochs', '0x10'], 'a whole number from 1 to 1000'],
  [['--optimizer', 'Adam'], 'one of adam, sgd, momentum'],
  [['--init', 'normal:0'], 'a number from 0.000001 to 100'],
  [['--init', 'he:1'], 'Only normal takes a standard deviation'],
  [['--subset', '16'], 'do not fill one batch of 32'],
  [['--groups', '0'], 'a whole number from 1 to 64'],
  [
    ['--normalization', 'groupNorm', '--hidden', '32,10', '--groups', '4'],
    'a layer of 10 units cannot be divided into 4 equal groups of at least two units',
  ],
  [['--normalization', 'groupNorm', '--hidden', '8', '--groups', '8'], 'a layer of 8 units'],
  [['--repeats', '0'], 'a whole number from 1 to 100'],
  [['--seed', '4294967295', '--repeats', '2', '--data', 'digits'], 'seed'],
  [['--name', ' '], 'must not be empty'],
  [['--tag', 'x'.repeat(51)], 'at most 50 characters'],
  [['--resume', '20260101-100000-aaaaaa', '--lr', '0.1'], '--lr cannot be given'],
  [['--resume', '20260101-100000-aaaaaa', '--data', 'digits'], '--data cannot be given'],
  [['--resume', '20260101-100000-aaaaaa', '--no-recording'], '--no-recording cannot be given'],
  [['--no-such-option'], 'unknown option'],
  [['--learning-rate', '0.1'], 'Did you mean --lr?'],
  [['--batchSize=16'], 'Did you mean --batch-size?'],
  [['--hidden_sizes', '8'], 'Did you mean --hidden?'],
  [['--train-subset', '64'], 'Did you mean --subset?'],
  [['--sweep', 'learningRate=0.001..1'], 'a count of its values: learningRate=0.001..1:5'],
  [['--sweep', 'batchSize=16..64'], 'a count of its values: batchSize=16..64:5'],
  [['--sweep', 'learningRate=0.001..1:'], 'a whole number from 2 to 100'],
  [['--sweep', 'learningRate=0.001..1:1000'], 'a whole number from 2 to 100'],
  [['--sweep', 'learningRate=0.001..1..2:3'], 'A range is written learningRate=from..to:count'],
  [['--sweep', 'learningRate=..1:3'], 'A range is written learningRate=from..to:count'],
  [['--sweep', 'learningRate=0..1:3'], 'a number from 0.000001 to 100'],
  [['--sweep', 'learningRate='], 'The values of learningRate are missing'],
  [['--sweep', 'optimizer=adam..sgd:2'], 'optimizer takes no range'],
  [['--sweep', 'seed=1,2,3'], '--repeats 3 --seed 1'],
  [['--sweep', 'seed=7,8'], '--repeats 2 --seed 7'],
  [['--sweep', 'seeds=1..5:5'], '--repeats'],
  [['--sweep', 'dataset=mnist,digits'], '--data'],
  [['--sweep', 'lr=0.1,1'], 'Did you mean learningRate?'],
  [['--sweep', 'batch-size=16,32'], 'Did you mean batchSize?'],
  [['--sweep', 'learningrates=1,2'], 'Did you mean learningRate?'],
  [['--sweep', 'nonsense=1,2'], 'It must be one of learningRate, '],
])('train %j is wrong usage, in one line, and leaves nothing behind', async (args, reason) => {
  const root = await freshFolder();
  const { code, printed, said } = await cli(root, ['train', ...args]);
  expect(code).toBe(2);
  expect(printed).toEqual([]);
  expect(said.at(-1)).toContain(reason);
  expect(said.at(-1)).not.toContain('\n');
  expect(await namesIn(root)).toEqual([]);
});

test.each([
  [[]],
  [['no-such-command']],
  [['show']],
  [['data']],
  [['inspect']],
  [['inspect', '20260101-100000-aaaaaa', '--mode', 'test']],
  [['inspect', '20260101-100000-aaaaaa', '--batch-size', '1025']],
])('%j is wrong usage', async (args: string[]) => {
  const { code, said } = await cli(await freshFolder(), args);
  expect(code).toBe(2);
  expect(said.join('')).not.toBe('');
});

test.each([[['--help']], [['train', '--help']], [['--version']]])(
  '%j is no mistake',
  async (args) => {
    const { code, printed } = await cli(await freshFolder(), args);
    expect(code).toBe(0);
    expect(printed.join('')).not.toBe('');
  },
);

test.each([
  [['train', '--data', 'nowhere'], 'nowhere'],
  [['train', '--data', 'imported-none'], 'imported-none'],
  [['train', '--resume', 'nonsense'], 'no experiment "nonsense"'],
  [['train', '--resume', '20260101-100000-aaaaaa'], '20260101-100000-aaaaaa'],
  [['show', '20260101-100000-aaaaaa'], '20260101-100000-aaaaaa'],
  [['data', 'import', 'nowhere'], 'folder'],
])('%j fails in one line with the next step, and leaves nothing behind', async (args, fact) => {
  const root = await freshFolder();
  const { code, said } = await cli(root, args);
  expect(code).toBe(1);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^error: .+\. .+\.$/);
  expect(said[0]).toContain(fact);
  expect(await namesIn(root)).toEqual([]);
});

test('a missing store is listed as empty and not created', async () => {
  const root = await freshFolder();
  expect(await cli(root, ['list', '--json'])).toEqual({ code: 0, printed: ['[]'], said: [] });
  expect(await namesIn(root)).toEqual([]);
});

test('data status lists the digits, and says why MNIST is missing', async () => {
  const { code, printed } = await cli(await freshFolder(), ['data', 'status', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(printed.join(''))).toMatchObject([
    {
      id: 'mnist',
      available: false,
      problem: { code: 'data-missing' },
    },
    { id: 'digits', available: true, builtIn: true },
  ]);
});

describe('in a Korean terminal', () => {
  beforeEach(() => vi.stubEnv('LC_ALL', 'ko_KR.UTF-8'));
  afterEach(() => vi.unstubAllEnvs());

  test.each([
    [['train', '--lr', 'nan'], '0.000001 이상 100 이하의 수'],
    [['train', '--batch-size', '1'], '배치에 예제가 둘은 있어야'],
    [['train', '--optimizer', 'Adam'], '다음 중 하나여야 합니다: adam, sgd, momentum'],
    [['train', '--init', 'he:1'], '표준편차'],
    [['train', '--subset', '16'], '크기 32의 배치'],
    [['train', '--name', ' '], '비워 둘 수 없습니다'],
    [['train', '--tag', 'x'.repeat(51)], '최대 50자'],
    [['train', '--resume', '20260101-100000-aaaaaa', '--lr', '0.1'], '--lr 옵션과 함께'],
    [['train', '--no-such-option'], "알 수 없는 옵션 '--no-such-option'"],
    [['train', '--learning-rate', '0.1'], '--lr: 이것을'],
    [['train', '--repeats'], '옵션의 값이 없습니다'],
    [['train', 'now'], '인자가 너무 많습니다'],
    [['train', '--sweep', 'learningRate=0.001..1'], '범위에는 값의 개수가'],
    [['train', '--sweep', 'lr=0.1,1'], 'learningRate 설정을 쓰려고 했나요'],
    [['train', '--sweep', 'seed=1,2,3'], '--repeats 3 --seed 1'],
    [['train', '--sweep', 'trainSubset=16,32'], '이 스윕은 학습할 수 없습니다'],
    [['sho'], "알 수 없는 명령 'sho' (show: 이것을"],
    [['show'], "필요한 인자 'id'"],
    [['export', '20260101-100000-aaaaaa'], '필요한 옵션'],
    [['inspect', '20260101-100000-aaaaaa', '--mode', 'test'], '다음 중 하나여야 합니다'],
  ])('%j is wrong usage, in one Korean line', async (args, reason) => {
    const { code, said } = await cli(await freshFolder(), args);
    expect(code).toBe(2);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(reason);
    expect(said[0]).toMatch(/^error: /);
    // Two English words side by side are a sentence that was not translated.
    expect(said[0]?.replace('error: ', '')).not.toMatch(/[a-z]{3,} [a-z]{2,}/);
  });
});
