import type { Experiment } from '../../../../shared/domain/experiment.ts';
import { formatAccuracy } from '../../../i18n/useFormats.ts';
import type { Text } from '../../../i18n/messages.ts';
import { learningOf } from './learned.ts';

/** What was tried: nothing (`none`), one remedy, or all of them at once. */
export interface RemedyRow {
  id: string;
  label: string;
  run: Experiment | null;
}

/** Accuracies this near to each other are called alike. */
const ALIKE = 0.01;
/** So much below the network with BN, there is something to be cured. */
const BEHIND = 0.05;

/** Where the network without BN ended; null before its first epoch. */
export const plainOf = ({ run }: RemedyRow): number | null =>
  run?.summary.last?.valid.plain.accuracy ?? null;

const EFFECTS = ['helped', 'useless', 'hurt'] as const;

/** What a change did to an accuracy. */
export function effectOf(after: number, before: number): (typeof EFFECTS)[number] {
  if (Math.abs(after - before) <= ALIKE) return 'useless';
  return after > before ? 'helped' : 'hurt';
}

/** What the indirect remedies did for the network without BN, and what BN did without them. */
export function remedyFindings(rows: readonly RemedyRow[]): Text[] {
  const base = rows.find(({ id }) => id === 'none');
  const before = base === undefined ? null : plainOf(base);
  const bn = base?.run?.summary.last?.valid.bn.accuracy ?? null;
  if (before === null || bn === null) return [];
  const tried = rows.flatMap((row) => {
    const accuracy = row.id === 'none' ? null : plainOf(row);
    return accuracy === null ? [] : [{ ...row, accuracy }];
  });
  const params = { plain: formatAccuracy(before) };
  return [
    { key: `learn.remedies.base.${stateOf(before, bn)}`, params },
    ...effects(tried, before),
    ...besideBn(tried, bn, before),
  ];
}

/** How the network without BN does before anything is done about it, beside the one with BN. */
function stateOf(plain: number, bn: number): 'stuck' | 'hardly' | 'behind' | 'fine' {
  const learning = learningOf(plain);
  if (learning !== 'learned') return learning === 'guessing' ? 'stuck' : 'hardly';
  return bn - plain > BEHIND ? 'behind' : 'fine';
}

type Tried = RemedyRow & { accuracy: number };

const list = (rows: readonly Tried[]) =>
  rows.map(({ label, accuracy }) => `${label} (${formatAccuracy(accuracy)})`).join(', ');

function effects(tried: readonly Tried[], before: number): Text[] {
  if (tried.length === 0) return [{ key: 'learn.remedies.noneTried' }];
  return EFFECTS.flatMap((effect): Text[] => {
    const rows = tried.filter(({ accuracy }) => effectOf(accuracy, before) === effect);
    return rows.length === 0
      ? []
      : [{ key: `learn.remedies.${effect}`, params: { list: list(rows) } }];
  });
}

function besideBn(tried: readonly Tried[], bn: number, before: number): Text[] {
  const best = tried.reduce<Tried | null>(
    (winner, row) => (winner === null || row.accuracy > winner.accuracy ? row : winner),
    null,
  );
  const value = Math.max(best?.accuracy ?? 0, before);
  const params = { bn: formatAccuracy(bn), best: formatAccuracy(value) };
  if (Math.abs(bn - value) <= ALIKE) return [{ key: 'learn.remedies.bnAlike', params }];
  return [{ key: bn > value ? 'learn.remedies.bnAbove' : 'learn.remedies.bnBelow', params }];
}
