import type {
  Experiment,
  ExperimentId,
  ExperimentStatus,
} from '../../../shared/domain/experiment.ts';
import { computed, ref, shallowRef } from 'vue';
import type { Ref } from 'vue';
import { tableRows } from './experimentRows.ts';
import { readSearch } from './searchQuery.ts';

export interface ExperimentFilter {
  /** As `readSearch` reads it. */
  search: string;
  /** Empty for all. */
  statuses: ExperimentStatus[];
  /** All of these must be there. */
  tags: string[];
}

export const EVERYTHING: ExperimentFilter = { search: '', statuses: [], tags: [] };

export const isFiltered = ({ search, statuses, tags }: ExperimentFilter) =>
  search.trim() !== '' || statuses.length > 0 || tags.length > 0;

/** Columns one can sort by, and the value of each; null comes last in either direction. */
const SORT_VALUES = {
  name: ({ name }) => name.toLowerCase(),
  status: ({ status }) => status,
  bnAccuracy: ({ summary }) => summary.last?.valid.bn.accuracy ?? null,
  plainAccuracy: ({ summary }) => summary.last?.valid.plain.accuracy ?? null,
  bnBest: ({ summary }) => summary.best?.bn?.accuracy ?? null,
  plainBest: ({ summary }) => summary.best?.plain?.accuracy ?? null,
  epochs: ({ summary }) => summary.epochsDone,
  data: ({ data, config }) => data?.name ?? config.dataset,
  date: ({ id }) => id,
  seconds: ({ summary }) => summary.seconds,
} as const satisfies Record<string, (experiment: Experiment) => string | number | null>;

export type SortColumn = keyof typeof SORT_VALUES;

export interface ExperimentSort {
  column: SortColumn;
  descending: boolean;
}

export function filterExperiments(
  experiments: Experiment[],
  filter: ExperimentFilter,
): Experiment[] {
  const isFound = readSearch(filter.search);
  return experiments.filter(
    (experiment) =>
      (filter.statuses.length === 0 || filter.statuses.includes(experiment.status)) &&
      filter.tags.every((tag) => experiment.tags.includes(tag)) &&
      isFound(experiment),
  );
}

/** A sorted copy; equal ones from newest to oldest. */
export function sortExperiments(experiments: Experiment[], sort: ExperimentSort): Experiment[] {
  const valueOf: (experiment: Experiment) => string | number | null = SORT_VALUES[sort.column];
  const direction = sort.descending ? -1 : 1;
  return experiments
    .map((experiment) => ({ experiment, value: valueOf(experiment) }))
    .sort((a, b) => {
      if (a.value !== b.value) {
        if (a.value === null) return 1;
        if (b.value === null) return -1;
        return a.value < b.value ? -direction : direction;
      }
      return a.experiment.id < b.experiment.id ? 1 : -1;
    })
    .map(({ experiment }) => experiment);
}

/** Every tag in use, in alphabetical order. */
export function tagsOf(experiments: Experiment[]): string[] {
  return [...new Set(experiments.flatMap((experiment) => experiment.tags))].sort((a, b) =>
    a.localeCompare(b),
  );
}

/** What the table shows of `all` experiments, and which of them are selected. */
export function tableState(all: Readonly<Ref<Experiment[]>>) {
  const filter = ref<ExperimentFilter>(EVERYTHING);
  const sort = ref<ExperimentSort>({ column: 'date', descending: true });
  const selection = shallowRef<ReadonlySet<ExperimentId>>(new Set());

  const found = computed(() => filterExperiments(all.value, filter.value));
  const shown = computed(() => sortExperiments(found.value, sort.value));
  /** Groups that show their runs. */
  const expanded = shallowRef<ReadonlySet<string>>(new Set());
  /** The key of the row that was looked at last. */
  const cursor = ref<string | null>(null);
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

  return { filter, sort, selection, shown, rows, cursor, tags, select, toggleGroup };
}
