import { CHANCE_ACCURACY } from '../../../../shared/analysis/sweep.ts';
import type { Experiment } from '../../../../shared/domain/experiment.ts';
import { formatAccuracy } from '../../../i18n/useFormats.ts';
import type { Text } from '../../../i18n/messages.ts';

/** A validation accuracy from which a network counts as having learned: three times what guessing gives. */
const LEARNED = 0.3;

/** How well a network learned, by its accuracy: well, a little, or no better than guessing. */
export type Learning = 'learned' | 'little' | 'guessing';

export function learningOf(accuracy: number): Learning {
  if (accuracy >= LEARNED) return 'learned';
  return accuracy > CHANCE_ACCURACY ? 'little' : 'guessing';
}

export const hasLearned = (accuracy: number): boolean => learningOf(accuracy) === 'learned';

/** What the two networks of a run came to, in one sentence; nothing where an accuracy is not known. */
export function learnedFindings({ summary: { last, divergedAt } }: Experiment): Text[] {
  if (last === null) return [];
  const { bn: withBn, plain: without } = last.valid;
  if (withBn.accuracy === undefined || without.accuracy === undefined) return [];
  const params = { bn: formatAccuracy(withBn.accuracy), plain: formatAccuracy(without.accuracy) };
  const bn = learningOf(withBn.accuracy);
  const plain = learningOf(without.accuracy);
  if (divergedAt.plain !== null && divergedAt.bn === null && bn === 'learned') {
    return [{ key: 'learn.learned.plainDiverged', params: { ...params, step: divergedAt.plain } }];
  }
  return [{ key: sentenceFor(bn, plain), params }];
}

function sentenceFor(bn: Learning, plain: Learning): Text['key'] {
  if (bn === 'learned') {
    return plain === 'learned' ? 'learn.learned.both' : `learn.learned.bnOnly.${plain}`;
  }
  if (plain === 'learned') return `learn.learned.plainOnly.${bn}`;
  const neither = bn === 'guessing' && plain === 'guessing' ? 'guessing' : 'little';
  return `learn.learned.neither.${neither}`;
}
