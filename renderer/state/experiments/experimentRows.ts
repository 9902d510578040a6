import { sweepOf } from '../../../shared/analysis/sweep.ts';
import type { SweepPoint } from '../../../shared/analysis/sweep.ts';
import type { Experiment, ExperimentGroup } from '../../../shared/domain/experiment.ts';
import type { NetworkName, PerNetwork } from '../../../shared/domain/metrics.ts';

/** A row of the table: a run, or runs started together, which open into rows of their own. */
export type TableRow =
  | { kind: 'run'; key: string; experiment: Experiment; inGroup: boolean }
  | {
      kind: 'group';
      key: string;
      group: ExperimentGroup;
      experiments: Experiment[];
      expanded: boolean;
    };

/**
 * `experiments` (sorted) as rows: those of one group behind one row, where its first stands. A group of
 * which only one run is shown is that run.
 */
export function tableRows(
  experiments: readonly Experiment[],
  expanded: ReadonlySet<string>,
): TableRow[] {
  const members = new Map<string, Experiment[]>();
  for (const experiment of experiments) {
    const { group } = experiment;
    if (group === null) continue;
    const others = members.get(group.id);
    if (others === undefined) members.set(group.id, [experiment]);
    else others.push(experiment);
  }
  const placed = new Set<string>();
  return experiments.flatMap((experiment): TableRow[] => {
    const { group } = experiment;
    const together = group === null ? [] : (members.get(group.id) ?? []);
    if (group === null || together.length < 2) return [runRow(experiment, false)];
    if (placed.has(group.id)) return [];
    placed.add(group.id);
    const isOpen = expanded.has(group.id);
    const key = `group-${group.id}`;
    const head: TableRow = { kind: 'group', key, group, experiments: together, expanded: isOpen };
    return isOpen ? [head, ...together.map((one) => runRow(one, true))] : [head];
  });
}

const runRow = (experiment: Experiment, inGroup: boolean): TableRow => ({
  kind: 'run',
  key: experiment.id,
  experiment,
  inGroup,
});

/** One network's last validation accuracies over the runs of a group. */
export interface GroupAccuracy {
  /** Of repeats their mean; of a sweep the best place's. */
  value: number;
  /** Half of the 95% interval of the mean; null from one seed. */
  half: number | null;
  /** Where a sweep's best is, by its swept settings; null for repeats. */
  at: SweepPoint['at'] | null;
}

/** What a group's row shows of its runs. */
export interface GroupFacts {
  finished: number;
  /** Waiting or being trained. */
  busy: number;
  /** Null where no run has an accuracy, or a sweep trains nowhere. */
  accuracy: PerNetwork<GroupAccuracy | null>;
  seconds: number;
}

const MEASURE = { at: 'last', split: 'valid', metric: 'accuracy' } as const;

/**
 * A mean over all values of a sweep would describe none of them, so a sweep shows its best place. Runs of
 * one seed are the same numbers, so that one of them counts.
 */
export function groupFacts(group: ExperimentGroup, experiments: readonly Experiment[]): GroupFacts {
  const isSweep = group.kind === 'sweep';
  const { settings: swept = [] } = group;
  const sweep = sweepOf(oneOfEach(experiments), swept, MEASURE);
  const of = (network: NetworkName): GroupAccuracy | null => {
    // What an old sweep went through is not known, and so not where its best is.
    if (isSweep && swept.length === 0) return null;
    const place = isSweep ? sweep.best[network] : (sweep.points[0] ?? null);
    const interval = place?.cells[network].value ?? null;
    if (place === null || interval === null) return null;
    const half = interval.high === null ? null : interval.high - interval.mean;
    return { value: interval.mean, half, at: isSweep ? place.at : null };
  };
  return {
    finished: experiments.filter(({ status }) => status === 'finished').length,
    busy: experiments.filter(({ status }) => ['queued', 'running', 'paused'].includes(status))
      .length,
    accuracy: { bn: of('bn'), plain: of('plain') },
    seconds: experiments.reduce((sum, { summary }) => sum + summary.seconds, 0),
  };
}

/** One run a config, seed included: the last given that has numbers stands for its copies. */
const oneOfEach = (experiments: readonly Experiment[]): Experiment[] => [
  ...new Map(
    experiments
      .filter(({ summary }) => summary.last !== null)
      .map((experiment) => [JSON.stringify(experiment.config), experiment]),
  ).values(),
];
