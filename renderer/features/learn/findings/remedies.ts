import type { Experiment } from '../../../../shared/domain/experiment.ts';
import { formatAccuracy } from '../../../i18n/useFormats.ts';
import type { Text } from '../../../i18n/messages.ts';
import { LEARNED } from './learned.ts';

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

const plainOf = ({ run }: RemedyRow): number | null =>
  run?.summary.last?.valid.plain.accuracy ?? null;

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
function stateOf(plain: number, bn: number): 'stuck' | 'behind' | 'fine' {
  if (plain < LEARNED) return 'stuck';
  return bn - plain > BEHIND ? 'behind' : 'fine';
}

type Tried = RemedyRow & { accuracy: number };

const list = (rows: readonly Tried[]) =>
  rows.map(({ label, accuracy }) => `${label} (${formatAccuracy(accuracy)})`).join(', ');

function effects(tried: readonly Tried[], before: number): Text[] {
  if (tried.length === 0) return [{ key: 'learn.remedies.noneTried' }];
  const helped = tried.filter(({ accuracy }) => accuracy - before > ALIKE);
  const hurt = tried.filter(({ accuracy }) => before - accuracy > ALIKE);
  const useless = tried.filter((row) => !helped.includes(row) && !hurt.includes(row));
  const told: [readonly Tried[], Text['key']][] = [
    [helped, 'learn.remedies.helped'],
    [useless, 'learn.remedies.useless'],
    [hurt, 'learn.remedies.hurt'],
  ];
  return told.flatMap(([rows, key]) =>
    rows.length === 0 ? [] : [{ key, params: { list: list(rows) } }],
  );
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
