import { describe, expect, test } from 'vitest';
import { encodeEvents } from '../../../../shared/formats/tensorboard/events.ts';
import { curveIn, importFixture, importFolder } from '../../../support/imports.ts';

const START = 1_700_000_000;
const FILE = `events.out.tfevents.${START}.host`;
const TRAIN_LOSS = { split: 'train', metric: 'loss' } as const;

/** One scalar a second, in the order given. */
const events = (...values: (readonly [tag: string, step: number, value: number])[]) =>
  encodeEvents(
    values.map(([tag, step, value], index) => ({ tag, step, value, wallTime: START + index })),
  );

describe('names of folders', () => {
  // Written by tensorboardX as Keras's callback does.
  test('train and validation, in folders of the networks, tell the series of one run', async () => {
    const read = await importFixture('tb-keras-folders');
    expect(read.records).toHaveLength(1);
    expect(curveIn(read, 'bn')).toEqual([0.45, 0.55, 0.65]);
    expect(curveIn(read, 'plain')).toEqual([0.4, 0.5, 0.6]);
    expect(curveIn(read, 'plain', { split: 'train', metric: 'accuracy' })).toEqual([0.5, 0.6, 0.7]);
    expect(curveIn(read, 'bn', TRAIN_LOSS)).toEqual([1, 0.5, 0.3333]);
  });

  test("the folder eval beside an estimator's own files holds the evaluation", async () => {
    const loss = [1, 101, 201, 301].map((step) => ['loss', step, 100 / step] as const);
    const read = await importFolder(
      {
        [`model/${FILE}`]: events(...loss),
        [`model/eval/${FILE}`]: events(
          ['accuracy', 200, 0.5],
          ['loss', 200, 2],
          ['accuracy', 400, 0.75],
          ['loss', 400, 1],
        ),
      },
      'plain',
    );
    expect(read.records[0]?.experiment.name).toBe('model');
    expect(curveIn(read, 'plain')).toEqual([0.5, 0.75]);
    expect(curveIn(read, 'plain', { split: 'valid', metric: 'loss' })).toEqual([2, 1]);
  });

  test('of all levels count, not only of the last', async () => {
    const file = (value: number) => events(['val_acc', 1, value]);
    const read = await importFolder({
      [`exp/with_bn/version_0/${FILE}`]: file(0.5),
      [`exp/no_bn/version_0/${FILE}`]: file(0.25),
      [`exp/with_bn/version_1/${FILE}`]: file(0.75),
    });
    expect(read.records.map(({ experiment }) => experiment.name)).toEqual([
      'exp/version_0',
      'exp/version_1',
    ]);
    expect([curveIn(read, 'bn'), curveIn(read, 'plain')]).toEqual([[0.5], [0.25]]);
  });

  test('that name a network and a setting keep the runs apart by the setting', async () => {
    const file = (value: number) => events(['val_acc', 1, value]);
    const read = await importFolder({
      [`bn_lr0.1/${FILE}`]: file(0.1),
      [`plain_lr0.1/${FILE}`]: file(0.2),
      [`bn_lr0.2/${FILE}`]: file(0.3),
      [`plain_lr0.2/${FILE}`]: file(0.4),
    });
    expect(read.records.map(({ experiment }) => experiment.name)).toEqual(['lr0.1', 'lr0.2']);
    expect(curveIn(read, 'plain', undefined, 1)).toEqual([0.4]);
  });

  test('that say no network are asked about, and take the answer', async () => {
    const files = { [`lightning_logs/version_0/${FILE}`]: events(['val_acc', 1, 0.5]) };
    const asked = await importFolder(files);
    expect(asked.error).toMatchObject({ params: { problem: 'network-unknown' } });
    expect(curveIn(await importFolder(files, 'bn'), 'bn')).toEqual([0.5]);
  });
});
