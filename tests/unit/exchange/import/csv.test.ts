import { describe, expect, test } from 'vitest';
import { compareRuns } from '../../../../shared/analysis/comparison.ts';
import type { Measure } from '../../../../shared/analysis/measure.ts';
import type { ExperimentRecord } from '../../../../shared/domain/experiment.ts';
import { REPORT_TEXTS } from '../../../../shared/report/reportTexts.ts';
import { verdictSentence } from '../../../../shared/report/verdictSentence.ts';
import { curveIn, importBytes, importFixture, importText } from '../../../support/imports.ts';

const HEAD =
  'epoch,train_bn_acc,train_bn_loss,train_plain_acc,train_plain_loss,val_bn_acc,val_bn_loss,val_plain_acc,val_plain_loss';
const row = (epoch: number | string, bn: string, loss = '0.5') =>
  `${epoch},0.9,${loss},0.8,0.4,${bn},0.3,0.7,0.4`;

/** What comparing the runs comes to, in words. */
function verdictsOf(records: readonly ExperimentRecord[], measure: Measure): string {
  const comparison = compareRuns(records, measure);
  return comparison.verdicts
    .map((named) => verdictSentence(comparison, named, REPORT_TEXTS.en))
    .join(' ');
}

describe('rows of one epoch', () => {
  test('as Lightning writes them are joined', async () => {
    const read = await importFixture('csv-lightning-rows/metrics.csv');
    expect(curveIn(read, 'bn')).toEqual([0.8, 0.81, 0.82]);
    expect(curveIn(read, 'bn', { split: 'train', metric: 'accuracy' })).toEqual([0.9, 0.91, 0.92]);
  });

  test('with the training loss of every fiftieth step between them keep it as a loss of steps', async () => {
    const lines = ['epoch,step,train_loss,val_acc,val_loss'];
    for (const epoch of [0, 1]) {
      const at = epoch * 100;
      lines.push(`${epoch},${at + 49},0.${6 - epoch},,`, `${epoch},${at + 99},0.${5 - epoch},,`);
      lines.push(`${epoch},${at + 99},,0.${7 + epoch},0.${4 - epoch}`);
    }
    const read = await importText(lines.join('\n'), 'plain');
    expect(curveIn(read, 'plain')).toEqual([0.7, 0.8]);
    expect(curveIn(read, 'plain', { split: 'train', metric: 'loss' })).toEqual([null, null]);
    const chunks = read.records[0]?.metrics.filter((line) => line.kind === 'chunk');
    expect(chunks?.map(({ firstStep, loss }) => [firstStep, loss.plain])).toEqual([
      [49, [0.6]],
      [99, [0.5]],
      [149, [0.5]],
      [199, [0.4]],
    ]);
  });
});

describe('a log that was appended to after a restart', () => {
  test('has the later values, and says how many it left out', async () => {
    const read = await importFixture('csv-appended-restart/overlap.csv');
    expect(curveIn(read, 'bn')).toEqual([0.5, 0.91, 0.92, 0.93]);
    expect(read.notices).toContainEqual(expect.stringMatching(/^16 values of an earlier start/));
  });

  test('with its first row repeated is one run', async () => {
    const read = await importFixture('csv-appended-restart/headeragain.csv');
    expect(curveIn(read, 'bn')).toEqual([0.5, 0.51, 0.52, 0.93, 0.94]);
    const over = await importFixture('csv-appended-restart/startover.csv');
    expect(curveIn(over, 'bn')).toEqual([0.9, 0.91, 0.92]);
  });

  test('that ended sooner than the first time does not keep the end of the first', async () => {
    const rows = [row(0, '.5'), row(1, '.6'), row(2, '.7'), row(0, '.55'), row(1, '.65')];
    const read = await importText([HEAD, ...rows].join('\n'));
    expect(curveIn(read, 'bn')).toEqual([0.55, 0.65]);
    expect(read.notices).toContainEqual(expect.stringMatching(/^24 values/));
  });

  test('sorted from the last epoch to the first loses nothing', async () => {
    const read = await importText([HEAD, row(2, '.7'), row(1, '.6'), row(0, '.5')].join('\n'));
    expect(curveIn(read, 'bn')).toEqual([0.5, 0.6, 0.7]);
    expect(read.notices).not.toContainEqual(expect.stringContaining('earlier start'));
  });
});

describe('numbers', () => {
  test.each(['german', 'semicolon', 'sep', 'tabs'])(
    'as %s.csv writes them are read',
    async (name) => {
      const read = await importFixture(`csv-decimal-comma/${name}.csv`);
      expect(curveIn(read, 'bn')).toEqual([0.9, 0.91, 0.92]);
    },
  );

  test('with quoted decimal commas between commas are read', async () => {
    const read = await importText('epoch,val_bn_acc,val_bn_loss\n0,"0,25","1,125"\n1,"0,5","0,75"');
    expect(curveIn(read, 'bn')).toEqual([0.25, 0.5]);
    expect(curveIn(read, 'bn', { split: 'valid', metric: 'loss' })).toEqual([1.125, 0.75]);
  });

  test.each([
    ['a word', row(1, 'good'), 'row 3, column val_bn_acc: “good” is not a number'],
    ['two points', row(1, '0.9.1'), 'row 3, column val_bn_acc: “0.9.1” is not a number'],
    ['a unit', row(1, '.9', '0.5 nats'), 'row 3, column train_bn_loss: “0.5 nats” is not a number'],
    ['an epoch in words', row('two', '.9'), 'row 3, column epoch: “two” is not a number'],
    [
      'a cell too many',
      `${row(1, '.9')},7`,
      'row 3 has 10 cells, and the first row names 9 columns',
    ],
  ])('with %s among them are refused with the place', async (_, line, reason) => {
    const { error } = await importText([HEAD, row(0, '.5'), line].join('\n'));
    expect(error?.message).toBe(`metrics.csv cannot be imported: ${reason}.`);
  });

  test('with points beside decimal commas are refused: a point may separate thousands', async () => {
    const { error } = await importText('epoch;val_bn_acc;val_bn_loss\n0;0,5;1.250\n1;0,6;0,5');
    expect(error?.message).toContain('row 2, column val_bn_loss: “1.250” is not a number');
  });

  test.each([
    'nan',
    'NaN',
    'NAN',
    '-nan',
    'inf',
    '-inf',
    'Infinity',
    '-Infinity',
    '1.#QNAN',
    '1e999',
  ])('written %s are divergence', async (text) => {
    const read = await importText([HEAD, row(0, '.5'), row(1, '.1', text)].join('\n'));
    expect(read.records[0]?.experiment.summary.divergedAt).toEqual({ bn: 3750, plain: null });
  });

  test.each(['', 'NA', 'N/A', 'null', 'None', '<NA>', '-'])(
    'written "%s" are missing, not divergence',
    async (text) => {
      const read = await importText([HEAD, row(0, '.5'), row(1, '.6', text)].join('\n'));
      const [record] = read.records;
      expect(record?.experiment.summary.divergedAt).toEqual({ bn: null, plain: null });
      expect(record?.experiment.summary.last?.train.bn).toEqual({ accuracy: 0.9 });
    },
  );
});

describe('losses that are not logged in every epoch', () => {
  test('are unknown there: the run has not diverged, and its log says no nan', async () => {
    const read = await importFixture('csv-loss-not-logged/every-second-epoch.csv');
    const [record] = read.records;
    expect(curveIn(read, 'bn', { split: 'valid', metric: 'loss' })).toEqual([
      null,
      0.3,
      null,
      0.28,
    ]);
    expect(record?.experiment.summary.divergedAt).toEqual({ bn: null, plain: null });
    expect(record?.log).not.toContain('nan');
    expect(record?.log).toContain('bn_loss:0.28000(bn_acc:0.93)');
    expect(record?.log).toContain('bn_loss:-(bn_acc:0.91)');
  });

  test('are compared by the last known value, or by none', async () => {
    const { records } = await importFixture('csv-loss-not-logged/every-second-epoch.csv');
    expect(verdictsOf(records, { split: 'valid', metric: 'loss' })).toContain(
      'One seed names no winner',
    );
    expect(verdictsOf(records, { split: 'train', metric: 'loss' })).toContain(
      'on one side no run has this value',
    );
  });

  test('nor the accuracies, as with validation in every second epoch, leave gaps', async () => {
    const read = await importText(
      'epoch,loss,accuracy,val_loss,val_accuracy\n0,.9,.5,,\n1,.8,.6,.7,.65\n2,.7,.7,,\n',
      'bn',
    );
    expect(curveIn(read, 'bn')).toEqual([null, 0.65, null]);
    expect(read.records[0]?.experiment.summary.best).toEqual({
      bn: { accuracy: 0.65, epoch: 2 },
      plain: null,
    });
  });
});

describe('usual headers', () => {
  test('of W&B are read without the ranges beside the values', async () => {
    const read = await importFixture('csv-wandb/wandb_export_2026-11-30.csv');
    expect(curveIn(read, 'bn')).toEqual([0.8, 0.81, 0.82]);
    const ranged = 'Step,bn - val_acc__MIN,bn - val_acc__MAX,bn - val_acc\n0,.1,.9,.5\n1,.2,.8,.6';
    expect(curveIn(await importText(ranged), 'bn')).toEqual([0.5, 0.6]);
  });

  const KERAS = 'epoch,accuracy,loss,val_accuracy,val_loss\n0,.91,.3,.81,.4\n1,.92,.2,.82,.35\n';
  test.each([
    ["Keras's CSVLogger", KERAS],
    ['a pandas index', KERAS.replace('epoch', '')],
    ['no epoch', 'accuracy,loss,val_accuracy,val_loss\n.91,.3,.81,.4\n.92,.2,.82,.35\n'],
    [
      'Lightning',
      'epoch,step,train_acc_epoch,train_loss_epoch,train_loss_step,val_acc,val_loss\n0,9,,,.5,,\n0,9,.91,.3,,,\n0,9,,,,.81,.4\n1,19,,,.4,,\n1,19,.92,.2,,,\n1,19,,,,.82,.35\n',
    ],
  ])('of %s are read once the network is said, and asked for before', async (_, text) => {
    const asked = await importText(text);
    expect(asked.error).toMatchObject({
      code: 'import-refused',
      params: { problem: 'network-unknown' },
    });
    expect(asked.error?.nextStep).toContain('--network bn or --network plain');
    for (const network of ['bn', 'plain'] as const) {
      const read = await importText(text, network);
      expect(curveIn(read, network)).toEqual([0.81, 0.82]);
      expect(curveIn(read, network, { split: 'train', metric: 'loss' })).toEqual([0.3, 0.2]);
      expect(curveIn(read, network === 'bn' ? 'plain' : 'bn')).toEqual([null, null]);
    }
  });

  test('that are not there are refused with those found and those needed', async () => {
    const { error } = await importText('epoch,speed,lr\n0,1,0.1\n');
    expect(error?.message).toContain('its columns are epoch, speed, lr; needed are an accuracy');
  });

  test('in a column network beside columns of values are read', async () => {
    const read = await importText(
      'network,epoch,val_acc\nbn,1,.8\nplain,1,.7\nbn,2,.9\nplain,2,.75\n',
    );
    expect(curveIn(read, 'bn')).toEqual([0.8, 0.9]);
    expect(curveIn(read, 'plain')).toEqual([0.7, 0.75]);
  });
});

describe('encodings', () => {
  test.each([
    ['utf16.csv', null],
    ['utf8-korean-header.csv', null],
    ['cp949.csv', 'CP949'],
    ['latin1-comment.csv', 'Windows-1252'],
  ])('%s is read, and reported where it is not Unicode', async (name, encoding) => {
    const read = await importFixture(`csv-encodings/${name}`);
    expect(curveIn(read, 'bn')).toEqual([0.9, 0.91, 0.92]);
    expect(curveIn(read, 'plain')).toEqual([0.8, 0.81, 0.82]);
    const told = read.notices.filter((notice) => notice.includes('not in UTF-8'));
    expect(told.join()).toContain(encoding ?? '');
    expect(told).toHaveLength(encoding === null ? 0 : 1);
  });

  test('UTF-16 without a mark is read, in either byte order', async () => {
    const little = Buffer.from('에폭;BN 검증 정확도\n1;0,5\n2;0,75\n', 'utf16le');
    for (const bytes of [little, Buffer.from(little).swap16()]) {
      expect(curveIn(await importBytes('a.csv', bytes), 'bn')).toEqual([0.5, 0.75]);
    }
  });

  test('bytes that are no text are refused', async () => {
    const { error } = await importBytes('a.csv', Uint8Array.of(0, 0xff, 0, 0, 0x81, 0xff, 0x20));
    expect(error?.message).toContain('it is not a text in UTF-8');
  });
});

describe('several runs in a file', () => {
  test('keep their names whole, slashes too', async () => {
    const read = await importFixture('csv-slash-in-name/named.csv');
    expect(read.records[0]?.experiment.name).toBe('BN w/o dropout');
    const two = await importText('run,epoch,val_bn_acc\nlr/0.1,0,.5\nlr/0.2,0,.6\n');
    expect(two.records.map(({ experiment }) => experiment.name)).toEqual(['lr/0.1', 'lr/0.2']);
  });

  test('come in without the one that cannot be read, which is reported with its reason', async () => {
    const read = await importText('run,epoch,val_bn_acc\na,0,.5\nb,0,many\nc,0,.7\n');
    expect(read.records.map(({ experiment }) => experiment.name)).toEqual(['a', 'c']);
    expect(read.notices).toContain(
      'The run b is left out: row 3, column val_bn_acc: “many” is not a number.',
    );
  });
});
