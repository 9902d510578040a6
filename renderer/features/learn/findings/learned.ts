import type { Experiment } from '../../../../shared/domain/experiment.ts';
import { formatAccuracy } from '../../../i18n/useFormats.ts';
import type { Text } from '../../../i18n/messages.ts';

/** A valid accuracy from which a network counts as having learned: three times what guessing gives. */
export const LEARNED = 0.3;

/** What the two networks of a run came to, in one sentence; nothing where an accuracy is not known. */
export function learnedFindings({ summary: { last, divergedAt } }: Experiment): Text[] {
  if (last === null) return [];
  const { bn, plain } = last.valid;
  if (bn.accuracy === undefined || plain.accuracy === undefined) return [];
  const params = { bn: formatAccuracy(bn.accuracy), plain: formatAccuracy(plain.accuracy) };
  if (divergedAt.plain !== null && divergedAt.bn === null && bn.accuracy >= LEARNED) {
    return [{ key: 'learn.learned.plainDiverged', params: { ...params, step: divergedAt.plain } }];
  }
  const learned = [bn.accuracy, plain.accuracy].map((accuracy) => accuracy >= LEARNED);
  if (learned[0] && learned[1]) return [{ key: 'learn.learned.both', params }];
  if (learned[0]) return [{ key: 'learn.learned.bnOnly', params }];
  if (learned[1]) return [{ key: 'learn.learned.plainOnly', params }];
  return [{ key: 'learn.learned.neither', params }];
}
