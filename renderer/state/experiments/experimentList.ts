import { computed, ref, shallowRef } from 'vue';
import type { CommandInput, CommandOutput } from '../../../shared/contract/commands.ts';
import type {
  DamagedExperiment,
  Experiment,
  ExperimentId,
} from '../../../shared/domain/experiment.ts';
import { client } from '../transport/client.ts';
import { withEntry, withoutEntry } from '../mapEntries.ts';

/** Runs that are asked for at once: as many as fill a screen, then a few thousand. */
const FIRST_PAGE = 100;
const PAGE = 2500;

/** Changes by id; null for a run that is gone. */
type News = Map<ExperimentId, Experiment | null>;

function withNews(found: readonly Experiment[], news: News): Map<ExperimentId, Experiment> {
  const byId = new Map(found.map((experiment) => [experiment.id, experiment]));
  for (const [id, experiment] of news) {
    if (experiment === null) byId.delete(id);
    else byId.set(id, experiment);
  }
  return byId;
}

/** The list of all saved experiments, without their curves, and what is published of them. */
export function experimentList() {
  const byId = shallowRef<ReadonlyMap<ExperimentId, Experiment>>(new Map());
  const damaged = shallowRef<DamagedExperiment[]>([]);
  /** Whether the newest are here, and whether all are. */
  const begun = ref(false);
  const loaded = ref(false);
  /** What was published of runs while the list is read: newer than what the list says of them. */
  let published: News | null = null;

  /** The newest come first, so that thousands do not keep them from the screen. */
  async function load(): Promise<void> {
    const news: News = new Map();
    published = news;
    const found: Experiment[] = [];
    const unreadable: DamagedExperiment[] = [];
    let page: CommandInput<'experiment:list'> | null = { limit: FIRST_PAGE };
    while (page !== null) {
      const answer: CommandOutput<'experiment:list'> = await client().call('experiment:list', page);
      // The connection came back meanwhile, and all is read anew.
      if (published !== news) return;
      found.push(...answer.experiments);
      unreadable.push(...answer.damaged);
      page = answer.next === undefined ? null : { before: answer.next, limit: PAGE };
      if (page !== null && begun.value) continue;
      byId.value = withNews(found, news);
      damaged.value = [...unreadable];
      begun.value = true;
    }
    published = null;
    loaded.value = true;
  }

  function put(experiment: Experiment): void {
    published?.set(experiment.id, experiment);
    byId.value = withEntry(byId.value, experiment.id, experiment);
  }

  function drop(id: ExperimentId): void {
    published?.set(id, null);
    byId.value = withoutEntry(byId.value, id);
  }

  const all = computed(() => [...byId.value.values()]);
  return { state: { byId, all, damaged, begun, loaded }, load, put, drop };
}
