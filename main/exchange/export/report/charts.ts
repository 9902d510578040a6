import type { Comparison } from '../../../../shared/analysis/comparison.ts';
import { groupCurves } from '../../../../shared/analysis/comparison.ts';
import { distinctRepeats } from '../../../../shared/analysis/repeats.ts';
import { MEASURES } from '../../../../shared/analysis/measure.ts';
import type { RunGroup } from '../../../../shared/analysis/groups.ts';
import type { Measure } from '../../../../shared/analysis/measure.ts';
import { NETWORKS } from '../../../../shared/domain/metrics.ts';
import type { ReportTexts } from '../../../../shared/report/en.ts';
import { networkNames } from '../../../../shared/report/networkNames.ts';
import { groupLabel } from '../../../../shared/report/verdictSentence.ts';
import { chartLegend, lineChart } from './lineChart.ts';
import type { ChartLine } from './lineChart.ts';
import { element } from './markup.ts';
import type { Markup } from './markup.ts';
import { COLORS } from './styles.ts';

const isRepeatedIn = ({ runs }: RunGroup): boolean => distinctRepeats(runs).size > 1;

/** One line a group and network: the run's own, or the mean of its repeats with the band. */
function linesOf(comparison: Comparison, measure: Measure, texts: ReportTexts): ChartLine[] {
  const { groups } = comparison;
  return groups.flatMap((group, index) => {
    const curves = groupCurves(group, measure, 'epoch');
    const label = groupLabel(comparison, index, texts);
    const names = networkNames([group.config.normalization], texts);
    return NETWORKS.map((network, place): ChartLine => {
      const band = curves.bands[network];
      const isRepeated = isRepeatedIn(group);
      return {
        label: texts.side(label, names[network]),
        // A single group tells its networks apart by color too, as the lab does.
        color: (groups.length === 1 ? place : index) % COLORS,
        dashed: network === 'plain',
        points: isRepeated
          ? band.map(({ x, mean }) => ({ x, y: mean }))
          : (curves.lines[network][0] ?? []),
        band: isRepeated ? band : [],
      };
    });
  });
}

/** The lab's four charts over all the runs. */
export function chartsOf(comparison: Comparison, texts: ReportTexts): Markup {
  const figures = MEASURES.map((measure) => {
    const title = texts.measure[measure.split][measure.metric];
    const isPercent = measure.metric === 'accuracy';
    const lines = linesOf(comparison, measure, texts);
    const chart = lineChart({ title, xTitle: texts.axis.epoch, isPercent, lines });
    return element('figure', {}, chart);
  });
  const [first] = MEASURES;
  const legend = first === undefined ? [] : chartLegend(linesOf(comparison, first, texts));
  const isBanded = comparison.groups.some(isRepeatedIn);
  return element(
    'section',
    {},
    element('h2', {}, texts.title.charts),
    legend,
    element('div', { class: 'charts' }, figures),
    element('p', { class: 'note' }, isBanded ? `${texts.units} ${texts.band}` : texts.units),
  );
}
