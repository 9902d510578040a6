import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { namesIn, run, rootWithSet, start } from '../../support/cliProcess.ts';

const EPOCH =
  /^\[Epoch (\d+)-(TRAIN|VALID)\] Batchnorm Loss\(Acc\): bn_loss:\d+\.\d{5}\(bn_acc:\d\.\d\d\) vs No Batchnorm Loss\(Acc\): nn_loss:\d+\.\d{5}\(nn_acc:\d\.\d\d\)$/;

/** Lines of a run, each epoch's as `1-TRAIN`. */
const shape = (lines: string[]) =>
  lines.map((line) => EPOCH.exec(line)?.slice(1, 3).join('-') ?? line);

test('train prints the lab lines, says where it saved, and list and show have it', async () => {
  const { root, set } = await rootWithSet();
  const args = [
    '--data',
    set,
    '--hidden',
    '8',
    '--lr',
    '0.1',
    '--tag',
    'a',
    '--tag',
    'b',
    '--notes',
    'mine',
  ];
  const { code, out, err } = await run(root, 'train', '--epochs', '2', ...args);
  expect([code, err]).toEqual([0, '']);
  const lines = out.trimEnd().split('\n');
  expect(shape(lines.slice(0, -1))).toEqual([
    '1-TRAIN',
    '1-VALID',
    '',
    '2-TRAIN',
    '2-VALID',
    '',
    'Learning finished',
  ]);
  const store = join(root, 'share/batchnorm-workbench/experiments');
  const saved = /^Saved "(.+)" in (.+) after \d+\.\d s\.$/.exec(lines.at(-1) ?? '');
  expect(saved?.[1]).toBe('2 epochs, learning rate 0.1, hidden layers 8, Small');

  const listed = JSON.parse((await run(root, 'list', '--json')).out) as { id: string }[];
  expect(listed).toMatchObject([{ status: 'finished', tags: ['a', 'b'], notes: 'mine' }]);
  const id = listed[0]?.id ?? '';
  expect(saved?.[2]).toBe(join(store, id));
  expect(await readFile(join(store, id, 'log.txt'), 'utf8')).toBe(
    `${lines.slice(0, -1).join('\n')}\n`,
  );

  const shown = await run(root, 'show', id, '--json');
  expect(JSON.parse(shown.out)).toMatchObject({
    status: 'finished',
    config: { epochs: 2, hiddenSizes: [8], learningRate: 0.1 },
    epochs: [{ epoch: 1 }, { epoch: 2 }],
    notices: [],
  });
  const weights = 'checkpoints/epoch-002/plain/weights.bin';
  await writeFile(join(store, id, weights), 'somebody else wrote this');
  const { out: facts } = await run(root, 'show', id);
  expect(facts).toContain(lines.slice(0, -1).join('\n'));
  expect(facts).toContain(`note: ${weights} is not as it was saved.`);
});

test('with --json every line is an event, and repeats can follow one another', async () => {
  const { root, set } = await rootWithSet();
  const { code, out, err } = await run(
    root,
    'train',
    '--json',
    '--epochs',
    '1',
    '--repeats',
    '2',
    '--at-once',
    '1',
    '--data',
    set,
  );
  expect([code, err]).toEqual([0, '']);
  const events = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { event: string });
  const evaluation = { loss: expect.any(Number) as number, accuracy: expect.any(Number) as number };
  const both = { bn: evaluation, plain: evaluation };
  const seconds = { train: expect.any(Number) as number, evaluate: expect.any(Number) as number };
  const oneRun = [
    { event: 'run:started', config: { dataset: set } },
    { event: 'epoch:finished', epoch: 1, train: both, valid: both, seconds },
    {
      event: 'run:finished',
      experiment: expect.any(String) as string,
      seconds: expect.any(Number) as number,
    },
  ];
  expect(events).toMatchObject([...oneRun, ...oneRun]);
});

test('an interrupted run can be resumed, and is then to the byte the run that never was', async () => {
  const { root, set } = await rootWithSet();
  const args = ['--epochs', '40', '--data', set, '--store', join(root, 'runs')];
  const compiled = true;
  const whole = await start(root, ['train', ...args], { compiled }).ended;
  const cut = start(root, ['train', ...args], { compiled });
  await cut.printed('[Epoch 2-VALID]');
  cut.kill('SIGINT');
  const { code, out, err } = await cut.ended;
  expect(code).toBe(130);
  expect(out).not.toContain('Learning finished');
  const [, done, id = '', store] =
    /^Interrupted: (\d+) of 40 .* --resume (\S+) --store (\S+)\n$/.exec(err) ?? [];
  expect(store).toBe(join(root, 'runs'));
  expect(Number(done)).toBeGreaterThan(1);

  const goOn = ['train', '--resume', id, '--store', join(root, 'runs')];
  const resumed = await start(root, goOn, { compiled }).ended;
  expect(resumed.code).toBe(0);
  const labLines = (text: string) => text.split('\n').filter((line) => EPOCH.test(line));
  expect(labLines(resumed.out)).toEqual(labLines(whole.out).slice(2 * Number(done)));
  const wholeId = /runs\/(\S+) after/.exec(whole.out)?.[1] ?? '';
  const weights = 'checkpoints/epoch-040/batchnorm/weights.bin';
  const recorded = ['layers.jsonl', 'moments.bin', 'running.bin'];
  const optimizer = 'checkpoints/epoch-040/optimizer.bin';
  for (const name of ['metrics.jsonl', 'log.txt', ...recorded, weights, optimizer]) {
    const [a, b] = await Promise.all(
      [id, wholeId].map((each) => readFile(join(root, 'runs', each, name))),
    );
    expect(a?.equals(b ?? Buffer.of())).toBe(true);
  }
  const again = await run(root, ...goOn);
  expect([again.code, again.out]).toEqual([1, '']);
  expect(again.err).toContain('nothing left to train');
});

test('with --no-recording nothing of the layers is kept', async () => {
  const { root, set } = await rootWithSet();
  const store = join(root, 'runs');
  const args = ['--epochs', '1', '--data', set, '--store', store, '--no-recording'];
  const { code, out } = await run(root, 'train', ...args);
  expect(code).toBe(0);
  const id = /runs\/(\S+) after/.exec(out)?.[1] ?? '';
  const names = await namesIn(join(store, id));
  expect(names).toContain('metrics.jsonl');
  expect(names.filter((name) => /layers|moments|running/.test(name))).toEqual([]);
});

test('a reader that goes away ends the run quietly and leaves it resumable', async () => {
  const { root, set } = await rootWithSet();
  const piped = start(root, ['train', '--epochs', '1000', '--data', set]);
  await piped.printed('[Epoch 1-TRAIN]');
  piped.stopReading();
  const { err } = await piped.ended;
  expect(err).toBe('');
  const [listed] = JSON.parse((await run(root, 'list', '--json')).out) as { status: string }[];
  expect(listed?.status).toBe('interrupted');
});

test('every output about the built-in digits names them', async () => {
  const { root } = await rootWithSet();
  const words = 'digits drawn by the program, not MNIST';
  const args = ['--data', 'digits', '--subset', '320', '--epochs', '1', '--store', 'runs'];
  const { code, out, err } = await run(root, 'train', ...args);
  expect(code).toBe(0);
  expect(err).toBe(`Training on ${words}.\n`);
  expect(out.trimEnd().split('\n').at(-1)).toContain(words);
  const id = /runs\/(\S+) after/.exec(out)?.[1] ?? '';
  expect(await readFile(join(root, 'runs', id, 'log.txt'), 'utf8')).toContain(words);
  expect((await run(root, 'show', id, '--store', 'runs')).out).toContain(words);
  expect((await run(root, 'list', '--store', 'runs')).out).toContain('built-in digits');
});

test('a store that cannot be one fails before anything is trained', async () => {
  const { root, set } = await rootWithSet();
  await writeFile(join(root, 'file'), 'mine');
  const { code, out, err } = await run(root, 'train', '--data', set, '--store', 'file');
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/^error: The store cannot be used: .+ is not a folder\. .+\.\n$/);
  expect(await readFile(join(root, 'file'), 'utf8')).toBe('mine');
});
