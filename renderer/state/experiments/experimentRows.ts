import type { Experiment, ExperimentGroup } from '../../../shared/domain/experiment.ts';
import { NETWORKS } from '../../../shared/domain/metrics.ts';
import type { PerNetwork } from '../../../shared/domain/metrics.ts';

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

/** What a group's row tells of its runs. */
export interface GroupFacts {
  finished: number;
  /** Waiting or being trained. */
  busy: number;
  /** Mean of the last valid accuracies; null where no run has one. */
  accuracy: PerNetwork<number | null>;
  seconds: number;
}

export function groupFacts(experiments: readonly Experiment[]): GroupFacts {
  const meanOf = (values: number[]) =>
    values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  const last = experiments.flatMap(({ summary }) => (summary.last === null ? [] : [summary.last]));
  const accuracies = NETWORKS.map((network) => [
    network,
    meanOf(last.flatMap(({ valid }) => valid[network].accuracy ?? [])),
  ]);
  return {
    finished: experiments.filter(({ status }) => status === 'finished').length,
    busy: experiments.filter(({ status }) => ['queued', 'running', 'paused'].includes(status))
      .length,
    accuracy: Object.fromEntries(accuracies) as GroupFacts['accuracy'],
    seconds: experiments.reduce((sum, { summary }) => sum + summary.seconds, 0),
  };
}
