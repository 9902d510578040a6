import { describe, expect, test } from 'vitest';
import { encodeEvents } from '../../../../shared/formats/tensorboard/events.ts';
import type { ScalarEvent } from '../../../../shared/formats/tensorboard/events.ts';
import { encodeRecords } from '../../../../shared/formats/tensorboard/records.ts';
import {
  doubleField,
  floatField,
  joinedBytes,
  messageField,
  textField,
  varintField,
} from '../../../../shared/formats/tensorboard/wire.ts';
import { curveIn, importBytes, importFixture, importFolder } from '../../../support/imports.ts';

const START = 1_700_000_000;
const FILE = `events.out.tfevents.${START}.host`;
const TRAIN_LOSS = { split: 'train', metric: 'loss' } as const;

/** One scalar a second, in the order given. */
const scalars = (
  ...values: (readonly [tag: string, step: number, value: number])[]
): ScalarEvent[] =>
  values.map(([tag, step, value], index) => ({ tag, step, value, wallTime: START + index }));
const events = (...values: (readonly [tag: string, step: number, value: number])[]) =>
  encodeEvents(scalars(...values));
/** Both networks' valid accuracies at those steps. */
const accuracies = (...values: (readonly [step: number, value: number])[]) =>
  events(
    ...values.flatMap(([step, value]) =>
      ['bn', 'plain'].map((network) => [`valid/accuracy/${network}`, step, value] as const),
    ),
  );

describe('a folder that a restarted training has written to', () => {
  test.each([
    ['run', [0.7, 0.81, 0.82, 0.83]],
    ['rerun', [0.9, 0.91]],
    ['onefile', [0.7, 0.81]],
    ['mixed', [0.9]],
  ])('%s has the values of the last start, and says how many others it had', async (name, bn) => {
    const read = await importFixture(`tb-restart-overlap/${name}`);
    expect(curveIn(read, 'bn')).toEqual(bn);
    expect(read.notices[0]).toMatch(/^(8|16) values of an earlier start/);
  });

  test('has the step losses and the accuracies of the same start', async () => {
    const { records } = await importFixture('tb-restart-overlap/mixed');
    const chunks = records[0]?.metrics.filter((line) => line.kind === 'chunk');
    expect(chunks?.map(({ loss }) => loss.bn)).toEqual([[0.25, 0.25, 0.25, 0.25]]);
  });

  // Written by tensorboardX; EventAccumulator keeps 0.51 at step 100 and 0.72 at step 200.
  test('with purge_step drops what was logged from that step on, as TensorBoard does', async () => {
    const read = await importFixture('tb-purge-step');
    expect(curveIn(read, 'bn')).toEqual([0.51, 0.72]);
    expect(read.notices[0]).toMatch(/^8 values/);
  });

  test('does not keep the end of a start that went further than the next', async () => {
    const read = await importFolder({
      [`run/events.out.tfevents.${START}.a`]: accuracies([100, 0.5], [200, 0.6], [300, 0.7]),
      [`run/events.out.tfevents.${START + 9}.a`]: accuracies([100, 0.55], [200, 0.65]),
    });
    expect(curveIn(read, 'bn')).toEqual([0.55, 0.65]);
  });

  test('is read in the order of its times, whatever the names', async () => {
    const later = scalars(['valid/accuracy/bn', 1, 0.9]).map((each) => ({
      ...each,
      wallTime: START + 500,
    }));
    const read = await importFolder({
      'run/a.tfevents': encodeEvents(later),
      'run/b.tfevents': events(['valid/accuracy/bn', 1, 0.1]),
    });
    expect(curveIn(read, 'bn')).toEqual([0.9]);
  });

  test('by two writers at once, each with its own tags, keeps both', async () => {
    const read = await importFolder({
      [`run/events.out.tfevents.${START}.a`]: events(
        ['train/acc/bn', 1, 0.5],
        ['train/acc/bn', 2, 0.6],
      ),
      [`run/events.out.tfevents.${START}.b`]: events(
        ['valid/acc/bn', 1, 0.4],
        ['valid/acc/bn', 2, 0.5],
      ),
    });
    expect(curveIn(read, 'bn')).toEqual([0.4, 0.5]);
    expect(curveIn(read, 'bn', { split: 'train', metric: 'accuracy' })).toEqual([0.5, 0.6]);
  });

  test('in a file without a version, a step that goes back drops the later ones of its tag', async () => {
    const event = (step: number, value: number) =>
      joinedBytes([
        doubleField(1, START + step),
        varintField(2, step),
        messageField(5, messageField(1, textField(1, 'valid/acc/bn'), floatField(2, value))),
      ]);
    const bytes = encodeRecords([event(1, 0.25), event(3, 0.5), event(2, 0.75)]);
    expect(curveIn(await importBytes(FILE, bytes), 'bn')).toEqual([0.25, 0.75]);
  });
});

describe('values without steps', () => {
  test('are refused in words, with the tag', async () => {
    const { error } = await importFixture('tb-no-global-step/run');
    expect(error?.message).toContain('all 3 values of bn/train/accuracy are at step 0');
  });

  test('are refused in words when there are 140,000', async () => {
    const tags = ['bn', 'plain'].flatMap((network) =>
      ['train', 'valid'].map((split) => `${network}/${split}/accuracy`),
    );
    const at = { step: 0, value: 0.5, wallTime: START };
    const values = Array.from({ length: 35_000 }, () => tags.map((tag) => ({ ...at, tag })));
    const { error } = await importFolder({ [`run/${FILE}`]: encodeEvents(values.flat()) });
    expect(error?.message).toContain('35,000 values of');
  });

  test('are refused when a tag epoch without steps stands beside them', async () => {
    const bytes = events(
      ...[1, 2, 3].flatMap(
        (epoch) =>
          [
            ['epoch', 0, epoch],
            ['valid/acc/bn', 0, epoch / 10],
          ] as const,
      ),
    );
    expect((await importBytes(FILE, bytes)).error?.message).toContain('all 3 values');
  });
});

describe('losses of steps beside values of epochs', () => {
  test('are kept as such', async () => {
    const read = await importFixture('tb-loss-per-step/run');
    expect(curveIn(read, 'bn')).toHaveLength(2);
    expect(curveIn(read, 'bn', TRAIN_LOSS)).toEqual([null, null]);
    const chunks = read.records[0]?.metrics.filter((line) => line.kind === 'chunk') ?? [];
    expect(chunks.flatMap(({ loss }) => loss.bn)).toHaveLength(20);
  });

  test('of one network and every fiftieth step are kept where only that network is there', async () => {
    const steps = [50, 100, 150, 200].map((step) => ['train_loss', step, 10 / step] as const);
    const bytes = events(...steps, ['val_acc', 120, 0.5], ['val_acc', 240, 0.75]);
    const read = await importFolder({ [`bn/${FILE}`]: bytes });
    expect(curveIn(read, 'bn')).toEqual([0.5, 0.75]);
    const chunks = read.records[0]?.metrics.filter((line) => line.kind === 'chunk') ?? [];
    expect(chunks.map(({ firstStep, epoch }) => [firstStep, epoch])).toEqual([
      [50, 1],
      [100, 1],
      [150, 2],
      [200, 2],
    ]);
    expect(read.records[0]?.experiment.summary.divergedAt).toEqual({ bn: null, plain: null });
  });

  test('are not taken for them where validation is made every second epoch', async () => {
    const bytes = events(
      ...[1, 2, 3, 4].flatMap(
        (epoch) =>
          [
            ['train_loss_bn', epoch, 1],
            ['train_acc_bn', epoch, 0.5],
          ] as const,
      ),
      ['val_acc_bn', 2, 0.6],
      ['val_acc_bn', 4, 0.7],
    );
    const read = await importBytes(FILE, bytes);
    expect(curveIn(read, 'bn')).toEqual([null, 0.6, null, 0.7]);
    expect(curveIn(read, 'bn', TRAIN_LOSS)).toEqual([1, 1, 1, 1]);
  });
});

describe('times', () => {
  test.each(['ms', 'ns', 'nan', 'negative', 'zero'])(
    'that cannot be (%s) are left out, and the curves come in',
    async (name) => {
      const read = await importFixture(`tb-wall-time-units/${name}`);
      expect(curveIn(read, 'bn')).toEqual([0.8, 0.81]);
      expect(read.records[0]).toMatchObject({
        experiment: { createdAt: '2027-01-02T00:00:00.000Z' },
        timings: [],
      });
    },
  );

  test('in microseconds in one of two events leave the other', async () => {
    const [first, second] = scalars(['val_acc_bn', 1, 0.5], ['val_acc_bn', 2, 0.6]);
    if (first === undefined || second === undefined) throw new Error('two were made');
    const bytes = encodeEvents([first, { ...second, wallTime: second.wallTime * 1e6 }]);
    const { records } = await importBytes(FILE, bytes);
    expect(records[0]?.experiment.createdAt).toBe(new Date(START * 1000).toISOString());
    expect(records[0]?.timings.map(({ elapsed }) => elapsed)).toEqual([0]);
  });
});

describe('a log folder of several members', () => {
  test('comes in without the run that has just begun, which is reported with its reason', async () => {
    const read = await importFixture('tb-one-run-just-begun/logs');
    expect(read.records.map(({ experiment }) => experiment.name)).toEqual(['run_a', 'run_b']);
    expect(read.notices[0]).toMatch(/^The run run_c is left out: its tags are .*bn\/train\/loss/);
  });

  test('comes in without what add_hparams writes', async () => {
    const read = await importFixture('tb-hparams-subfolder/logs');
    expect(read.records).toHaveLength(1);
    expect(curveIn(read, 'bn')).toEqual([0.81, 0.82]);
    expect(read.notices[0]).toContain('it holds hyperparameters and no curves');
  });

  test('comes in without a damaged file, which is reported by its name', async () => {
    const damaged = accuracies([1, 0.5]);
    damaged[20] = (damaged[20] ?? 0) ^ 1;
    const good = { [`good/${FILE}`]: accuracies([1, 0.5]) };
    const read = await importFolder({ ...good, [`bad/${FILE}`]: damaged });
    expect(read.records.map(({ experiment }) => experiment.name)).toEqual(['good']);
    expect(read.notices[0]).toContain(`bad/${FILE}: the record at byte 0 has a wrong checksum`);
  });

  test('without a usable run is refused with every reason', async () => {
    const { error } = await importFolder({
      [`a/${FILE}`]: events(['lr', 1, 0.5]),
      [`b/c/${FILE}`]: encodeEvents([]),
    });
    expect(error?.message).toContain('none of its 2 runs can be read (run a: its tags are a: lr;');
    expect(error?.message).toContain('run b/c: it holds no scalars');
  });

  test('imports the runs that name their network, and reports the other', async () => {
    const read = await importFolder({
      [`a/${FILE}`]: accuracies([1, 0.5]),
      [`b/${FILE}`]: events(['val_acc', 1, 0.25]),
    });
    expect(read.records.map(({ experiment }) => experiment.name)).toEqual(['a']);
    expect(read.notices[0]).toContain('The run b is left out: it does not say which');
  });

  test.each(['tb-other-plugins/logs', 'tb-add-scalars/logs'])(
    '%s is read as before',
    async (path) => {
      const read = await importFixture(path);
      expect(read.error).toBeNull();
      expect(curveIn(read, 'plain')).toHaveLength(2);
    },
  );

  test.each(['float_content', 'float_val', 'double'])('%s tensors are scalars', async (name) => {
    expect(curveIn(await importFixture(`tb-tf2-tensors/${name}`), 'bn')).toEqual([0.81, 0.82]);
  });

  test('with a loss that is not finite keeps its accuracies', async () => {
    const read = await importFixture('tb-nan-inf/run');
    expect(read.records[0]?.experiment.summary.divergedAt).toEqual({ bn: null, plain: 3750 });
    expect(curveIn(read, 'plain')).toEqual([0.8, 0.098, 0.098]);
  });
});
