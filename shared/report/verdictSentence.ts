import type { Comparison, NamedVerdict, SideName } from '../analysis/comparison.ts';
import { differingSettings, settingText } from '../analysis/settings.ts';
import type { Verdict } from '../analysis/verdict.ts';
import type { ReportTexts } from './en.ts';

const rounded = (value: number): string => String(Number(value.toPrecision(4)));
const signed = (value: number): string => (value > 0 ? `+${rounded(value)}` : rounded(value));

/** What tells a group from the others: its settings that differ among them, the seed aside. */
export function groupLabel({ groups }: Comparison, group: number, texts: ReportTexts): string {
  const representatives = groups.flatMap(({ runs }) => runs.slice(0, 1));
  const mine = groups[group];
  if (mine === undefined || groups.length < 2) return '';
  const settings = differingSettings(representatives.map(({ experiment }) => experiment))
    .map(({ setting }) => setting)
    .filter((setting) => setting !== 'seed');
  if (settings.length === 0) return mine.runs[0]?.experiment.data?.name ?? texts.none;
  return settings
    .map((setting) => `${texts.setting[setting]} ${settingText(mine.config, setting)}`)
    .join(', ');
}

/** One verdict of a comparison in words. */
export function verdictSentence(
  comparison: Comparison,
  { a, b, verdict }: NamedVerdict,
  texts: ReportTexts,
): string {
  const label = ({ group, network }: SideName) =>
    texts.side(groupLabel(comparison, group, texts), texts.network[network]);
  const { split, metric } = comparison.measure;
  return `${texts.measure[split][metric]}: ${sentence(verdict, label(a), label(b), texts)}`;
}

function sentence(verdict: Verdict, a: string, b: string, { verdict: texts }: ReportTexts): string {
  switch (verdict.code) {
    case 'nothing-to-judge':
      return texts.nothing(a, b);
    case 'different-data':
      return texts.differentData(a, b);
    case 'diverged': {
      const { diverged, n } = verdict;
      const counts = [texts.countOf(diverged.a, n.a), texts.countOf(diverged.b, n.b)] as const;
      return texts.diverged(a, counts[0], b, counts[1]);
    }
    case 'one-seed':
      return texts.oneSeed(
        a,
        rounded(verdict.a),
        b,
        rounded(verdict.b),
        signed(verdict.difference),
      );
    case 'undecided':
    case 'winner': {
      const { method, mean, low, high, n } = verdict.effect;
      const how = method === 'paired' ? texts.paired(n.a) : texts.welch(n.a, n.b);
      if (verdict.code === 'undecided') {
        return texts.undecided(a, b, signed(mean), signed(low), signed(high), how);
      }
      const sides = verdict.winner === 'a' ? ([a, b] as const) : ([b, a] as const);
      // The winner's advantage, whether more or less is better.
      const advantage = [mean, low, high].map(Math.abs).sort((x, y) => x - y);
      const [least = 0, by = 0, most = 0] = advantage;
      return texts.winner(...sides, rounded(by), rounded(least), rounded(most), how);
    }
  }
}
