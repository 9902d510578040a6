import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import type { SavedComparison } from '../../../shared/domain/comparison.ts';
import { client } from '../transport/client.ts';
import { useToasts } from '../toasts.ts';
import type { LocationQuery } from 'vue-router';
import type { Experiment, ExperimentId } from '../../../shared/domain/experiment.ts';

/** Which runs a comparison is of, as its address says. */
export type ComparisonQuery = Record<string, string>;

/** The comparisons that were given a name, and the one looked at last. */
export const useComparisons = defineStore('comparisons', () => {
  const toasts = useToasts();
  const saved = shallowRef<SavedComparison[]>([]);
  /** So that one who looks elsewhere and comes back finds it again. */
  const last = ref<ComparisonQuery>({});

  const load = () =>
    toasts.attempt(async () => {
      saved.value = (await client().call('comparison:list', {})).comparisons;
    });

  /** @returns the comparison as it is kept; null (and a toast) when it could not be */
  async function save(view: CommandInput<'comparison:save'>): Promise<SavedComparison | null> {
    let kept: SavedComparison | null = null;
    await toasts.attempt(async () => {
      kept = await client().call('comparison:save', view);
      saved.value = [kept, ...saved.value];
    });
    return kept;
  }

  const remove = (id: string) =>
    toasts.attempt(async () => {
      await client().call('comparison:delete', { id });
      saved.value = saved.value.filter((comparison) => comparison.id !== id);
    });

  return { saved, last, load, save, remove };
});

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
