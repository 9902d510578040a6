import type { Comparison } from '../../../../shared/analysis/comparison.ts';
import { groupCurves } from '../../../../shared/analysis/comparison.ts';
import { distinctRepeats } from '../../../../shared/analysis/repeats.ts';
import { MEASURES } from '../../../../shared/analysis/measure.ts';
import type { RunGroup } from '../../../../shared/analysis/repeats.ts';
import type { Measure } from '../../../../shared/analysis/measure.ts';
import { NETWORKS } from '../../../../shared/domain/metrics.ts';
import type { ReportTexts } from '../../../../shared/report/en.ts';
import { networkNames } from '../../../../shared/report/networkNames.ts';
import { groupLabel } from '../../../../shared/report/verdictSentence.ts';
import { yRange } from '../../../../shared/plot/axis.ts';
import { intervalBand, drawChart } from '../../../../shared/plot/chart.ts';
import type { Band, Curve } from '../../../../shared/plot/chart.ts';
import { svgOf } from '../../../../shared/plot/drawing.ts';
import { farthest, rangeOf, widened } from '../../../../shared/plot/fit.ts';
import type { LegendItem, Look } from '../../../../shared/plot/frame.ts';
import { element, Markup, named } from '../../../../shared/report/page/markup.ts';
import { COLORS } from '../../../../shared/report/page/styles.ts';

/** Colors are those of the report's own sheet, which knows light and dark. Texts are not measured here. */
const LOOK: Look = {
  width: 520,
  height: 250,
  margin: 12,
  surface: 'none',
  text: 'var(--text)',
  axis: 'var(--muted)',
  grid: 'var(--rule)',
  warning: 'var(--text)',
  font: 'system-ui, "Noto Sans KR", sans-serif',
  measure: (text, size) => Array.from(text).length * size * 0.6,
};
/** As on the page. */
const DASH = [7, 4];

interface ReportLine extends LegendItem, Pick<Curve, 'points'> {
  /** Drawn under the line. */
  band: Band | undefined;
}

const isRepeatedIn = ({ runs }: RunGroup): boolean => distinctRepeats(runs).size > 1;

/** One line a group and network: the run's own, or the mean of its repeats with the band. */
function linesOf(comparison: Comparison, measure: Measure, texts: ReportTexts): ReportLine[] {
  const { groups } = comparison;
  return groups.flatMap((group, index) => {
    const curves = groupCurves(group, measure, 'epoch');
    const label = groupLabel(comparison, index, texts);
    const names = networkNames([group.config.normalization], texts);
    return NETWORKS.map((network, place): ReportLine => {
      const band = curves.bands[network];
      const isRepeated = isRepeatedIn(group);
      // A single group has a color for each network too, as the lab does.
      const color = (groups.length === 1 ? place : index) % COLORS;
      return {
        label: texts.side(label, names[network]),
        color: `var(--color-${color})`,
        dash: network === 'plain' ? DASH : [],
        points: isRepeated
          ? band.map(({ x, mean }) => ({ x, y: mean }))
          : (curves.lines[network][0] ?? []),
        band: isRepeated ? intervalBand(band) : undefined,
      };
    });
  });
}

/** As far as the values go that do not flatten all others; those that do leave the plot. */
function rangeOfLines(lines: readonly ReportLine[], isPercent: boolean) {
  const values = lines.flatMap(({ points }) => points.map(({ y }) => y ?? NaN));
  const limit = farthest(values);
  const ends = lines.flatMap(({ band }) => [...(band?.low ?? []), ...(band?.high ?? [])]);
  const isNear = (value: number) => Math.abs(value) <= limit;
  const limits = { least: 0, ...(isPercent ? { most: 1 } : {}) };
  return yRange(rangeOf(values, limit), ends.filter(isNear), { logarithmic: false, ...limits });
}

/** A chart over epochs as inline SVG: its text is text, its colors are the sheet's. */
function chartOf(lines: readonly ReportLine[], measure: Measure, texts: ReportTexts): Markup {
  const title = texts.measure[measure.split][measure.metric];
  const isPercent = measure.metric === 'accuracy';
  const epochs = rangeOf(lines.flatMap(({ points }) => points.map(({ x }) => x)));
  const chart = {
    x: { label: texts.axis.epoch, wholeNumbers: true, ...widened(epochs) },
    y: { isPercent, ...rangeOfLines(lines, isPercent) },
    zones: [],
    bands: lines.flatMap(({ band, color }) => (band === undefined ? [] : [{ ...band, color }])),
    curves: lines.map((line) => ({ ...line, isFaint: false })),
  };
  const drawing = drawChart(chart, { title, badge: '', legend: [], captions: [] }, LOOK);
  const name = `${title}: ${lines.map(({ label }) => label).join('; ')}`;
  return element('figure', {}, new Markup(svgOf(drawing, name)));
}

/** What the lines of all charts are. */
function legendOf(lines: readonly LegendItem[]): Markup {
  const items = lines.map(({ label, color, dash }) => {
    const look = { stroke: color, 'stroke-width': 2, 'stroke-dasharray': dash.join(' ') };
    const sample = element('path', { d: 'M1 4L27 4', ...look });
    const key = { viewBox: '0 0 28 8', class: 'key', 'aria-hidden': 'true' };
    return element('li', {}, element('svg', key, sample), named(label));
  });
  return element('ul', { class: 'legend' }, items);
}

/** The lab's four charts over all the runs. */
export function chartsOf(comparison: Comparison, texts: ReportTexts): Markup {
  const figures = MEASURES.map((measure) =>
    chartOf(linesOf(comparison, measure, texts), measure, texts),
  );
  const [first] = MEASURES;
  const legend = first === undefined ? [] : legendOf(linesOf(comparison, first, texts));
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
