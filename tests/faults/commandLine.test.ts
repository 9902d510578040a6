import { readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rootWithSet, run, start } from '../support/cliProcess.ts';

const EPOCHS = 40;
/** One unit and then many: what is recorded of the layers soon outgrows the checkpoints. */
const SETTINGS = ['--hidden', '1,64'];
const HOW_TO_GO_ON = /^Interrupted: (\d+) of 40 epochs are saved; go on with: .* --resume (\S+)/m;

async function rootWithRunOf(epochs: number) {
  const { root, set } = await rootWithSet();
  const store = join(root, 'runs');
  const where = ['--data', set, '--store', store];
  const args = ['train', '--epochs', String(epochs), ...SETTINGS, ...where];
  return { root, store, args };
}

/** All that follows from config and seed alone. */
const TIMELESS = ['metrics.jsonl', 'log.txt', 'layers.jsonl', 'moments.bin', 'running.bin'];
const LAST = ['batchnorm/weights.bin', 'plain/weights.bin', 'optimizer.bin'];
const bytesOf = (store: string, id: string) =>
  Promise.all(
    [...TIMELESS, ...LAST.map((name) => `checkpoints/epoch-0${EPOCHS}/${name}`)].map((name) =>
      readFile(join(store, id, name)),
    ),
  );

let unbroken: Promise<Buffer[]> | undefined;
/** The bytes of the run that nothing happens to, trained once. */
const bytesUnbroken = (): Promise<Buffer[]> =>
  (unbroken ??= rootWithRunOf(EPOCHS).then(async ({ root, store, args }) => {
    const id = /runs\/(\S+) after/.exec((await run(root, ...args)).out)?.[1] ?? '';
    return bytesOf(store, id);
  }));

async function expectResumesToTheByte(root: string, store: string, id: string) {
  const resumed = await run(root, 'train', '--resume', id, '--store', store);
  expect([resumed.code, resumed.err]).toEqual([0, '']);
  const [ours, theirs] = [await bytesOf(store, id), await bytesUnbroken()];
  for (const [index, bytes] of ours.entries())
    expect(bytes.equals(theirs[index] ?? Buffer.of())).toBe(true);
}

test.skipIf(process.platform === 'win32')(
  'a disk that fills up ends the command with the reason once and the way to go on, and it can',
  async () => {
    const { root, store, args } = await rootWithRunOf(EPOCHS);
    // More than any file of the run has at its start, and less than its recording at the end.
    const { code, out, err } = await start(root, args, { largestFile: 200 }).ended;
    expect(code).toBe(1);
    expect(out).not.toContain('Learning finished');
    expect(err.match(/the disk is full\. Free some space on it, then try again\./g)).toHaveLength(
      1,
    );
    const [, done, id = ''] = HOW_TO_GO_ON.exec(err) ?? [];
    expect(Number(done)).toBeGreaterThan(3);
    await expectResumesToTheByte(root, store, id);
  },
);

test('a command ends when its store is unplugged, does not create another, and works when it is back', async () => {
  const { root, store, args } = await rootWithRunOf(EPOCHS);
  const cut = start(root, args);
  await cut.printed('[Epoch 3-VALID]');
  await rename(store, `${store}-unplugged`);
  const { code, err } = await cut.ended;
  expect(code).toBe(1);
  expect(err).toMatch(/is gone\. Connect its disk again or put the folder back, then try again\./);
  expect(await readdir(root)).not.toContain('runs');
  const [, done, id = ''] = HOW_TO_GO_ON.exec(err) ?? [];
  expect(Number(done)).toBeGreaterThanOrEqual(1);
  await rename(`${store}-unplugged`, store);
  await expectResumesToTheByte(root, store, id);
});

test('of twenty commands on one store one trains, others read, and those that may not train say why', async () => {
  const { root, store, args } = await rootWithRunOf(1000);
  const writer = start(root, args);
  await writer.printed('[Epoch 1-VALID]');
  const others = Array.from({ length: 19 }, (_, number) =>
    number % 3 === 0 ? ['list', '--json', '--store', store] : args,
  );
  const ended = await Promise.all(others.map((each) => run(root, ...each)));
  for (const [number, { code, out, err }] of ended.entries()) {
    if (number % 3 === 0) {
      expect([code, err]).toEqual([0, '']);
      expect(JSON.parse(out)).toMatchObject([{ status: 'running' }]);
    } else {
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(
        /^error: The store is open for reading only: Another workbench is using it already \(process \d+, since .+\)\. .+\n$/,
      );
    }
  }
  writer.kill('SIGKILL');
  await writer.ended;

  // No one has it now. All ask at once; whoever is late waits for its turn or is told who trains.
  const short = args.map((each) => (each === '1000' ? '1' : each));
  const raced = await Promise.all(Array.from({ length: 20 }, () => run(root, ...short)));
  const good = raced.filter(({ code }) => code === 0).length;
  expect(good).toBeGreaterThanOrEqual(1);
  for (const { code, err } of raced) {
    if (code !== 0) expect(err).toContain('is using it already');
  }
  const listed = JSON.parse((await run(root, 'list', '--json', '--store', store)).out) as {
    status: string;
  }[];
  const states = listed.map(({ status }) => status).sort();
  expect(states).toEqual([...Array.from({ length: good }, () => 'finished'), 'interrupted']);
});
