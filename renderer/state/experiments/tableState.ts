import { computed, ref, shallowRef } from 'vue';
import type { Ref } from 'vue';
import type { Experiment, ExperimentId } from '../../../shared/domain/experiment.ts';
import { tableRows } from './experimentRows.ts';
import { EVERYTHING, filterExperiments, sortExperiments, tagsOf } from './experimentTable.ts';
import type { ExperimentFilter, ExperimentSort } from './experimentTable.ts';

/** What the table shows of `all` experiments, and which of them are selected. */
export function tableState(all: Readonly<Ref<Experiment[]>>) {
  const filter = ref<ExperimentFilter>(EVERYTHING);
  const sort = ref<ExperimentSort>({ column: 'date', descending: true });
  const selection = shallowRef<ReadonlySet<ExperimentId>>(new Set());

  const shown = computed(() =>
    sortExperiments(filterExperiments(all.value, filter.value), sort.value),
  );
  /** Groups that show their runs. */
  const expanded = shallowRef<ReadonlySet<string>>(new Set());
  const rows = computed(() => tableRows(shown.value, expanded.value));
  const tags = computed(() => tagsOf(all.value));

  function select(ids: Iterable<ExperimentId>): void {
    selection.value = new Set(ids);
  }

  function toggleGroup(id: string): void {
    const next = new Set(expanded.value);
    if (!next.delete(id)) next.add(id);
    expanded.value = next;
  }

  return { filter, sort, selection, shown, rows, tags, select, toggleGroup };
}
