import { epochsOf } from '../../../../shared/analysis/measure.ts';
import type { ComparedRun } from '../../../../shared/analysis/measure.ts';
import { formatAccuracy } from '../../../i18n/useFormats.ts';
import type { Text } from '../../../i18n/messages.ts';
import { effectOf, plainOf } from './remedies.ts';
import type { RemedyRow } from './remedies.ts';
import { riseOf } from './rising.ts';

/** What the class can see of the lab: who was better after the first epoch, and whose validation loss rose again. */
export function startFindings(run: Pick<ComparedRun, 'metrics'>): Text[] {
  const [first] = epochsOf(run.metrics);
  if (first === undefined) return [];
  const { bn, plain } = first.valid;
  if (bn.accuracy === undefined || plain.accuracy === undefined) return [rising(run)];
  return [firstEpoch(bn.accuracy, plain.accuracy), rising(run)];
}

function firstEpoch(bn: number, plain: number): Text {
  const params = { bn: formatAccuracy(bn), plain: formatAccuracy(plain) };
  if (params.bn === params.plain) return { key: 'learn.lesson.seen.first.alike', params };
  return { key: `learn.lesson.seen.first.${bn > plain ? 'bn' : 'plain'}`, params };
}

function rising(run: Pick<ComparedRun, 'metrics'>): Text {
  const bn = riseOf(run, 'bn');
  const plain = riseOf(run, 'plain');
  if (bn !== null && plain !== null) {
    const params = { bnEpoch: bn.epoch, bn: bn.last, plainEpoch: plain.epoch, plain: plain.last };
    return { key: 'learn.lesson.seen.rises.both', params };
  }
  if (plain !== null) return { key: 'learn.lesson.seen.rises.plain', params: plain };
  if (bn !== null) return { key: 'learn.lesson.seen.rises.bn', params: bn };
  return { key: 'learn.lesson.seen.rises.neither' };
}

/** What a smaller learning rate alone did for the network without BN; nothing before both were trained. */
export function rateFinding(rows: readonly RemedyRow[]): Text[] {
  const accuracyOf = (id: string) => {
    const row = rows.find((each) => each.id === id);
    return row === undefined ? null : plainOf(row);
  };
  const before = accuracyOf('none');
  const after = accuracyOf('learningRate');
  if (before === null || after === null) return [];
  const params = { before: formatAccuracy(before), after: formatAccuracy(after) };
  return [{ key: `learn.lesson.seen.rate.${effectOf(after, before)}`, params }];
}
