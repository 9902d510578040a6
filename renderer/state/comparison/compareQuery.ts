import type { LocationQuery } from 'vue-router';
import type { SavedComparison } from '../../../shared/domain/comparison.ts';
import type { Experiment, ExperimentId } from '../../../shared/domain/experiment.ts';
import type { ComparisonQuery } from './comparisons.ts';

/** The address of a comparison of `ids`. */
export const queryOf = (ids: readonly ExperimentId[]): ComparisonQuery => ({ ids: ids.join(',') });

const one = (value: LocationQuery[string] | undefined): string =>
  (Array.isArray(value) ? value[0] : value) ?? '';

/**
 * The runs an address names, in its order and each once: `ids`, all of a `group` by when they were
 * made, or those of a `saved` comparison. Runs that are no longer there are left out.
 */
export function comparedIds(
  query: LocationQuery,
  experiments: ReadonlyMap<ExperimentId, Experiment>,
  saved: readonly SavedComparison[],
): ExperimentId[] {
  const group = one(query['group']);
  if (group !== '') {
    const members = [...experiments.values()].filter((each) => each.group?.id === group);
    return members.map(({ id }) => id).sort();
  }
  const named = saved.find(({ id }) => id === one(query['saved']))?.ids;
  const ids = named ?? one(query['ids']).split(',');
  return [...new Set(ids)].filter((id) => experiments.has(id));
}
