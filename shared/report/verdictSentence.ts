import type { Measure } from '../analysis/measure.ts';
import type { SettingName } from '../domain/catalog/catalog.ts';
import type { Comparison, NamedVerdict, SideName } from '../analysis/comparison.ts';
import { differingSettings } from '../analysis/settings.ts';
import type { Verdict } from '../analysis/verdict.ts';
import type { RunGroup } from '../analysis/repeats.ts';
import { withMinus } from '../plot/numberText.ts';
import type { ReportTexts } from './en.ts';
import { networkNames } from './networkNames.ts';
import { settingWords } from './settingWords.ts';

type Metric = Measure['metric'];

/** How the values of a metric, and differences between them, are written: accuracies in percent. */
interface ValueTexts {
  value: (value: number) => string;
  difference: (difference: number) => string;
  /** Behind the first of several differences: the others are of the same unit. */
  unit: string;
}

function valueTexts(metric: Metric, { points }: ReportTexts): ValueTexts {
  if (metric === 'accuracy') {
    return { value: (share) => `${percent(share)}%`, difference: percent, unit: points };
  }
  const rounded = (loss: number) => withMinus(String(Number(loss.toPrecision(4))));
  return { value: rounded, difference: rounded, unit: '' };
}

/** Two decimals, as accuracies have elsewhere; more where the share would be rounded to 0. */
function percent(share: number): string {
  const value = share * 100;
  const isTiny = value !== 0 && Math.abs(value) < 0.005;
  return withMinus(isTiny ? String(Number(value.toPrecision(2))) : value.toFixed(2));
}

/** More settings than this are no name any more. */
const MOST_NAMED = 2;

/** What the runs of a group go by: the name of the only one, or that of its repeats. */
function nameOf({ runs }: RunGroup): string | null {
  const [first, ...others] = runs.map(({ experiment }) => experiment);
  if (first === undefined) return null;
  if (others.length === 0) return first.name;
  const repeats = first.group?.kind === 'repeats' && first.group;
  return repeats && others.every(({ group }) => group?.id === repeats.id) ? repeats.name : null;
}

/**
 * What distinguishes a group: its settings that differ among the groups, except the seed; where those
 * are many, the name it goes by.
 */
export function groupLabel({ groups }: Comparison, group: number, texts: ReportTexts): string {
  const representatives = groups.flatMap(({ runs }) => runs.slice(0, 1));
  const mine = groups[group];
  if (mine === undefined || groups.length < 2) return '';
  const settings = differingSettings(representatives.map(({ experiment }) => experiment))
    .map(({ setting }) => setting)
    .filter((setting) => setting !== 'seed');
  const names = groups.map(nameOf);
  const areNamed = !names.includes(null) && new Set(names).size === names.length;
  if (settings.length > MOST_NAMED && areNamed) return names[group] ?? '';
  // A set's id says little of one that was imported.
  const dataName = mine.runs[0]?.experiment.data?.name;
  if (settings.length === 0) return dataName ?? texts.none;
  const valueOf = (setting: SettingName) =>
    settingWords(mine.config, setting, texts.language, { dataName });
  return settings.map((setting) => `${texts.setting[setting]} ${valueOf(setting)}`).join(', ');
}

/** One verdict of a comparison in words. */
export function verdictSentence(
  comparison: Comparison,
  { a, b, verdict }: NamedVerdict,
  texts: ReportTexts,
): string {
  const { split, metric } = comparison.measure;
  const measure = texts.measure[split][metric];
  const networkOf = (side: SideName) => {
    const config = comparison.groups[side.group]?.config;
    return networkNames(config === undefined ? [] : [config.normalization], texts)[side.network];
  };
  const group = groupLabel(comparison, a.group, texts);
  // What both sides have in common is said once.
  if (a.group === b.group && group !== '') {
    const [one, other] = [networkOf(a), networkOf(b)];
    return `${measure}, ${group}: ${sentence(verdict, one, other, texts, metric)}`;
  }
  const label = (side: SideName) =>
    texts.side(groupLabel(comparison, side.group, texts), networkOf(side));
  return `${measure}: ${sentence(verdict, label(a), label(b), texts, metric)}`;
}

function sentence(
  verdict: Verdict,
  a: string,
  b: string,
  reportTexts: ReportTexts,
  metric: Metric,
): string {
  const { verdict: texts } = reportTexts;
  const { value, difference, unit } = valueTexts(metric, reportTexts);
  const signed = (number: number) => `${number > 0 ? '+' : ''}${difference(number)}`;
  switch (verdict.code) {
    case 'nothing-to-judge':
      return texts.nothing(a, b);
    case 'value-missing':
      return texts.valueMissing(a, b);
    case 'different-data':
      return texts.differentData(a, b);
    case 'diverged': {
      const { diverged, n } = verdict;
      const counts = [texts.countOf(diverged.a, n.a), texts.countOf(diverged.b, n.b)] as const;
      return texts.diverged(a, counts[0], b, counts[1]);
    }
    case 'one-seed': {
      const by = `${signed(verdict.difference)}${unit}`;
      return texts.oneSeed(a, value(verdict.a), b, value(verdict.b), by);
    }
    case 'undecided':
    case 'winner': {
      const { method, mean, low, high, n } = verdict.effect;
      const how = method === 'paired' ? texts.paired(n.a) : texts.welch(n.a, n.b);
      if (verdict.code === 'undecided') {
        return texts.undecided(a, b, `${signed(mean)}${unit}`, signed(low), signed(high), how);
      }
      const sides = verdict.winner === 'a' ? ([a, b] as const) : ([b, a] as const);
      // The winner's advantage, whether more or less is better.
      const advantage = [mean, low, high].map(Math.abs).sort((x, y) => x - y);
      const [least = 0, by = 0, most = 0] = advantage;
      const byText = `${difference(by)}${unit}`;
      return texts.winner(...sides, byText, difference(least), difference(most), how);
    }
  }
}
