import type { Comparison } from '../../../../shared/analysis/comparison.ts';
import type { ComparedRun } from '../../../../shared/analysis/measure.ts';
import { distinctRepeats } from '../../../../shared/analysis/repeats.ts';
import type { ReportTexts } from '../../../../shared/report/en.ts';
import { groupLabel } from '../../../../shared/report/verdictSentence.ts';
import { RAMP_STEPS, RUN_HUES } from '../../../plot/canvas/theme.ts';

/** Runs that repeat each other, as a comparison shows them: under one name, in a color. */
export interface ComparedSide {
  key: string;
  label: string;
  color: string;
  /** How many of the runs are repeats: copies of another count once. */
  seeds: number;
  runs: { run: ComparedRun; color: string }[];
}

/** The color of one of `count` things: a hue of its own where they are few, else its place on the ramp. */
export function colorAt(index: number, count: number, isOrdered = false): string {
  if (!isOrdered && count <= RUN_HUES) return `--run-${index}`;
  const share = count < 2 ? 0 : index / (count - 1);
  return `--ramp-${Math.round(share * (RAMP_STEPS - 1))}`;
}

/** The name of a side: what distinguishes it from the others, or its run where it has only one. */
function labelOf(comparison: Comparison, index: number, texts: ReportTexts): string {
  const runs = comparison.groups[index]?.runs ?? [];
  const [first] = runs;
  if (first === undefined) return '';
  if (runs.length === 1 && comparison.groups.length <= RUN_HUES) return first.experiment.name;
  const label = groupLabel(comparison, index, texts);
  if (label !== '') return label;
  return first.experiment.group?.name ?? first.experiment.name;
}

/**
 * The sides of a comparison. Few runs have a color each, and a side has that of its first; of many, those
 * of a side share one. So a color means the same in every chart, whether means or runs are drawn.
 */
export function sidesOf(comparison: Comparison, texts: ReportTexts): ComparedSide[] {
  const { groups, runs } = comparison;
  const isSweep = runs.length > 1 && runs.every(isOfSweep);
  const eachItsOwn = groups.length === 1 || runs.length <= RUN_HUES;
  const places = new Map(runs.map((run, index) => [run, index]));
  return groups.map((group, index) => {
    const ofSide = colorAt(index, groups.length, isSweep);
    const ofRun = (run: ComparedRun) =>
      eachItsOwn ? colorAt(places.get(run) ?? 0, runs.length, isSweep) : ofSide;
    const colored = group.runs.map((run) => ({ run, color: ofRun(run) }));
    return {
      key: group.key,
      label: labelOf(comparison, index, texts),
      color: colored[0]?.color ?? ofSide,
      seeds: distinctRepeats(group.runs).size,
      runs: colored,
    };
  });
}

const isOfSweep = ({ experiment: { group } }: ComparedRun) => group?.kind === 'sweep';
