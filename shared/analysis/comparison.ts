import { bandOf } from './bands.ts';
import type { BandPoint } from './bands.ts';
import { differenceCurve, epochCurve } from './curves.ts';
import type { Alignment, Point } from './curves.ts';
import { groupRuns, distinctRepeats } from './repeats.ts';
import type { RunGroup } from './repeats.ts';
import type { ComparedRun, Measure } from './measure.ts';
import { NETWORKS } from '../domain/metrics.ts';
import type { NetworkName, PerNetwork } from '../domain/metrics.ts';
import { outcomeRows } from './outcomes.ts';
import type { OutcomeRow } from './outcomes.ts';
import { differingSettings } from './settings.ts';
import type { SettingDifference } from './settings.ts';
import { verdictOf } from './verdict.ts';
import type { Verdict } from './verdict.ts';

/** One side of a verdict: a network of one of the comparison's groups, by its place. */
export interface SideName {
  group: number;
  network: NetworkName;
}

export interface NamedVerdict {
  a: SideName;
  b: SideName;
  verdict: Verdict;
}

/** A group's lines over one measure: each run's, and mean and band over its repeats. */
export interface GroupCurves {
  group: RunGroup;
  lines: PerNetwork<Point[][]>;
  bands: PerNetwork<BandPoint[]>;
  /** With normalization minus without. */
  differences: Point[][];
  differenceBand: BandPoint[];
}

/** All that is said of several runs beside each other over one measure. */
export interface Comparison {
  measure: Measure;
  runs: readonly ComparedRun[];
  groups: RunGroup[];
  differences: SettingDifference[];
  outcomes: OutcomeRow[];
  /** Runs that are copies of others: same settings, same seed. Each counts once in bands and verdicts. */
  copies: number;
  /** With against without normalization in each group, then each group against the first, network by network. */
  verdicts: NamedVerdict[];
}

export function compareRuns(runs: readonly ComparedRun[], measure: Measure): Comparison {
  const groups = groupRuns(runs);
  const judge = (a: SideName, b: SideName): NamedVerdict => {
    const side = ({ group, network }: SideName) => ({ runs: groups[group]?.runs ?? [], network });
    return { a, b, verdict: verdictOf(side(a), side(b), measure) };
  };
  const within = groups.map((_, group) =>
    judge({ group, network: 'bn' }, { group, network: 'plain' }),
  );
  const across = groups
    .slice(1)
    .flatMap((_, index) =>
      NETWORKS.map((network) => judge({ group: index + 1, network }, { group: 0, network })),
    );
  return {
    measure,
    runs,
    groups,
    differences: differingSettings(runs.map(({ experiment }) => experiment)),
    outcomes: outcomeRows(runs, measure),
    copies: groups.reduce((sum, group) => sum + copiesIn(group), 0),
    verdicts: [...within, ...across],
  };
}

const copiesIn = ({ runs }: RunGroup): number => runs.length - distinctRepeats(runs).size;

export function groupCurves(group: RunGroup, measure: Measure, alignment: Alignment): GroupCurves {
  const lines = (network: NetworkName) =>
    group.runs.map((run) => epochCurve(run, network, measure, alignment));
  const both = { bn: lines('bn'), plain: lines('plain') };
  const differences = group.runs.map((run) => differenceCurve(run, measure, alignment));
  const repeats = new Set(distinctRepeats(group.runs).values());
  const isRepeat = group.runs.map((run) => repeats.has(run));
  const band = (curves: Point[][]) => bandOf(curves.filter((_, index) => isRepeat[index]));
  return {
    group,
    lines: both,
    bands: { bn: band(both.bn), plain: band(both.plain) },
    differences,
    differenceBand: band(differences),
  };
}
