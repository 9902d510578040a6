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
  runs: readonly ComparedRun[];
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

/** The sides of a comparison, a color each: the repeats of a config share it, whether their mean or each is drawn. */
export function sidesOf(comparison: Comparison, texts: ReportTexts): ComparedSide[] {
  const { groups, runs } = comparison;
  const isSweep = runs.length > 1 && runs.every(isOfSweep);
  return groups.map((group, index) => ({
    key: group.key,
    label: labelOf(comparison, index, texts),
    color: colorAt(index, groups.length, isSweep),
    seeds: distinctRepeats(group.runs).size,
    runs: group.runs,
  }));
}

const isOfSweep = ({ experiment: { group } }: ComparedRun) => group?.kind === 'sweep';
