import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importExperiments } from '../../../main/exchange/import/importExperiments.ts';
import { message } from '../../../shared/errors/message.ts';
import { openStore } from '../../../main/store/openStore.ts';
import { encodeEvents } from '../../../shared/formats/tensorboard/events.ts';
import type { ScalarEvent } from '../../../shared/formats/tensorboard/events.ts';
import { encodeRecords } from '../../../shared/formats/tensorboard/records.ts';
import { messageField, textField } from '../../../shared/formats/tensorboard/wire.ts';
import { freshFolder } from '../../support/freshFolder.ts';

const NOW = new Date('2026-01-02T00:00:00Z');
const NAME = 'events.out.tfevents.1700000000.host';
const START = 1_700_000_000;

/** Accuracies of two epochs of 100 steps, as another program may have logged them. */
const EVENTS: ScalarEvent[] = [1, 2].flatMap((epoch) => {
  const at = { step: epoch * 100, wallTime: START + epoch };
  return [
    { ...at, tag: 'epoch', value: epoch },
    { ...at, tag: 'bn/train/accuracy', value: 0.5 },
    { ...at, tag: 'plain/train/accuracy', value: 0.25 },
    { ...at, tag: 'bn/valid/accuracy', value: 0.75 + epoch / 8 },
    { ...at, tag: 'plain/valid/accuracy', value: 0.5 + epoch / 8 },
    { ...at, tag: 'plain/valid/loss', value: 0.5 },
  ];
});
const FILE = encodeEvents(EVENTS);

async function imported(bytes: Uint8Array, name = NAME) {
  const store = await openStore(join(await freshFolder(), 'store'));
  const outcome = await importExperiments(store, name, bytes, NOW).catch((error: unknown) => error);
  const { experiments } = await store.list();
  const records = await Promise.all(experiments.map(({ id }) => store.load(id)));
  await store.close();
  return { outcome, records };
}

/** What each epoch's figures on the valid split were: accuracies with BN and without, and loss without. */
const figures = ({ records: [record] }: Awaited<ReturnType<typeof imported>>) =>
  record?.metrics.flatMap((line) =>
    line.kind === 'epoch'
      ? [[line.valid.bn.accuracy, line.valid.plain.accuracy, line.valid.plain.loss ?? null]]
      : [],
  );

describe('an event file', () => {
  test('becomes a run with its curves and its origin', async () => {
    const read = await imported(FILE);
    expect(figures(read)).toEqual([
      [0.875, 0.625, 0.5],
      [1, 0.75, 0.5],
    ]);
    const [record] = read.records;
    expect(record?.experiment).toMatchObject({
      status: 'finished',
      config: { epochs: 2 },
      createdAt: new Date((START + 1) * 1000).toISOString(),
    });
    expect(record?.metrics.map(({ kind }) => kind)).toEqual(['epoch', 'epoch']);
  });

  test('that is still written to, and so cut within a record, gives what is whole', async () => {
    expect(figures(await imported(FILE.subarray(0, FILE.length - 5)))).toEqual([
      [0.875, 0.625, 0.5],
      [1, 0.75, null],
    ]);
  });

  test('cut before an epoch has all its accuracies comes in without that epoch, which is reported', async () => {
    const read = await imported(encodeEvents(EVENTS.slice(0, -2)));
    expect(figures(read)).toEqual([[0.875, 0.625, 0.5]]);
    expect(read.outcome).toMatchObject({
      notices: [message('importEpochUnfinished', { epoch: 2 }), message('importLabSettingsShown')],
    });
  });

  test.each(['the length', 'the content', 'the checksum'])(
    'with %s of a record changed is refused whole',
    async (part) => {
      const damaged = FILE.slice();
      const at = { 'the length': 0, 'the content': 14, 'the checksum': FILE.length - 1 }[part] ?? 0;
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      const { outcome, records } = await imported(damaged);
      expect(outcome).toMatchObject({ code: 'import-refused' });
      expect(records).toEqual([]);
    },
  );

  const event = (...value: Uint8Array[]) =>
    encodeRecords([messageField(5, messageField(1, ...value))]);
  test.each([
    ['nothing', new Uint8Array()],
    ['no scalar', event(textField(1, 'bn/valid/accuracy'))],
    ['a field longer than its message', encodeRecords([Uint8Array.of(0x2a, 0x7f, 1)])],
    ['a number that does not end', encodeRecords([new Uint8Array(20).fill(0xff)])],
    ['a number for a text', event(Uint8Array.of(0x08, 1), Uint8Array.of(0x15, 0, 0, 0, 0))],
    ['a time of two bytes', encodeRecords([Uint8Array.of(0x0a, 2, 0, 0)])],
    [
      'tags that are not ours',
      encodeEvents([{ tag: '__proto__', step: 1, wallTime: 0, value: 1 }]),
    ],
    [
      'steps that go back',
      encodeEvents(EVENTS.map((each) => ({ ...each, step: 300 - each.step }))),
    ],
  ])('that holds %s is refused in words', async (_, bytes) => {
    const { outcome, records } = await imported(bytes);
    expect(outcome).toMatchObject({ code: 'import-refused' });
    expect(records).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });

  test('with values that are not finite keeps the curve, without them', async () => {
    const infinite = EVENTS.map((each) =>
      each.tag.endsWith('loss') ? { ...each, value: Number.NaN } : each,
    );
    expect(figures(await imported(encodeEvents(infinite)))).toEqual([
      [0.875, 0.625, null],
      [1, 0.75, null],
    ]);
  });
});
