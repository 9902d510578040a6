import { describe, expect, it } from 'vitest';
import { tickLabels, xTicks, yRange, yTicks } from '../../../../shared/plot/axis.ts';
import { intervalBand, drawChart } from '../../../../shared/plot/chart.ts';
import type { Chart } from '../../../../shared/plot/chart.ts';
import { svgOf } from '../../../../shared/plot/drawing.ts';
import type { Drawing, PathMark, TextMark } from '../../../../shared/plot/drawing.ts';
import type { FrameTexts, Look } from '../../../../shared/plot/frame.ts';

const look: Look = {
  width: 400,
  height: 250,
  margin: 10,
  surface: '#ffffff',
  text: '#111111',
  axis: '#222222',
  grid: '#eeeeee',
  warning: '#aa0000',
  font: '"Noto Sans", sans-serif',
  measure: (text, size) => Array.from(text).length * size * 0.5,
};

const texts: FrameTexts = {
  title: 'Loss <b>',
  badge: 'Built-in digits',
  legend: [
    { label: 'With BN', color: '#0072b2', dash: [] },
    { label: 'Without BN', color: '#d55e00', dash: [7, 4] },
  ],
  captions: ['Bands are 95% intervals.'],
};

const chart: Chart = {
  x: { label: 'Epoch', min: 1, max: 5, wholeNumbers: true },
  y: { min: 0, max: 1 },
  zones: [{ from: 4, to: 5, color: '#009900', row: 0, label: 'breaks' }],
  bands: [{ x: [1, 2], low: [0.1, 0.2], high: [0.3, 0.4], color: '#0072b2' }],
  curves: [
    {
      points: [
        { x: 1, y: 0.5 },
        { x: 2, y: null },
        { x: 3, y: 0.25 },
        { x: 4, y: 0.125 },
      ],
      color: '#d55e00',
      dash: [7, 4],
      isFaint: false,
    },
  ],
};

const pathsOf = ({ marks }: Drawing) =>
  marks.filter((mark): mark is PathMark => mark.kind === 'path');
const textsOf = ({ marks }: Drawing) =>
  marks.filter((mark): mark is TextMark => mark.kind === 'text');

describe('a chart as a drawing', () => {
  const drawing = drawChart(chart, texts, look);

  it('has its title, badge, legend, caption, axis title and ticks as texts', () => {
    const words = textsOf(drawing).map(({ text }) => text);
    expect(words).toEqual(
      expect.arrayContaining([
        ...['Loss <b>', 'Built-in digits', 'With BN', 'Without BN', 'Bands are 95% intervals.'],
        ...['Epoch', '1', '2', '3', '4', '5', '0.0', '0.2', '0.4', '0.6', '0.8', '1.0', 'breaks'],
      ]),
    );
  });

  it('draws a line in its color and dash, with a gap where there is no value', () => {
    const lines = pathsOf(drawing).filter(({ stroke }) => stroke?.color === '#d55e00');
    const [curve] = lines.filter(({ clip }) => clip !== undefined);
    expect(curve?.stroke?.dash).toEqual([7, 4]);
    expect(curve?.path.match(/M/g)).toHaveLength(2);
    // A dot for each value: four curves each.
    const dots = pathsOf(drawing).find(({ fill }) => fill === '#d55e00');
    expect(dots?.path.match(/C/g)).toHaveLength(4 * 3);
  });

  it('draws a band and a zone pale, within the plot', () => {
    const pale = pathsOf(drawing).filter(({ opacity = 1 }) => opacity < 1);
    expect(pale.map(({ fill }) => fill)).toEqual(['#009900', '#0072b2']);
  });

  it('keeps everything within the picture', () => {
    for (const { x, y } of textsOf(drawing)) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(drawing.width);
      expect(y).toBeLessThanOrEqual(drawing.height);
    }
  });

  it('says how many lines had no room in the legend', () => {
    const legend = Array.from({ length: 100 }, (_, index) => ({
      label: `Run with a long name ${index}`,
      color: '#0072b2',
      dash: [],
    }));
    const words = textsOf(drawChart(chart, { ...texts, legend }, look)).map(({ text }) => text);
    expect(words.some((text) => /^\+\d+$/.test(text))).toBe(true);
  });

  it('is an SVG whose texts are texts, whatever is in them', () => {
    const svg = svgOf(drawing, 'A <title> \u0007\u202e');
    expect(svg).toContain('<title>A &lt;title&gt; ␇[U+202E]</title>');
    expect(svg).toContain('>Loss &lt;b&gt;</text>');
    expect(svg).toContain('stroke-dasharray="7 4"');
    expect(svg).toContain(`font-family="'Noto Sans', sans-serif"`);
    for (const name of ['svg', 'text']) {
      const count = (pattern: string) => svg.match(new RegExp(pattern, 'g'))?.length;
      expect(count(`<${name}[ >]`)).toBe(count(`</${name}>`));
    }
  });
});

describe('an axis', () => {
  it('has as many labels as stand beside each other', () => {
    const axis = { min: 0, max: 10, wholeNumbers: true };
    const widthOf = (label: string) => 7 * label.length;
    expect(xTicks(axis, 600, widthOf)).toHaveLength(11);
    const few = xTicks(axis, 120, widthOf);
    expect(few.length).toBeGreaterThan(1);
    expect(few.length).toBeLessThanOrEqual(6);
  });

  it('names places that are no numbers, and leaves out those between', () => {
    const axis = { min: -0.5, max: 2.5, names: ['relu', 'tanh', 'elu'] };
    const ticks = xTicks(axis, 600, (label) => 7 * label.length);
    expect(tickLabels(axis, ticks)).toEqual(['relu', 'tanh', 'elu']);
  });

  it('writes shares in percent', () => {
    const axis = { min: 0.9, max: 1, isPercent: true };
    expect(tickLabels(axis, yTicks(axis))).toEqual([
      ...['90%', '92%', '94%', '96%', '98%', '100%'],
    ]);
  });

  it('goes as far as values and bands, and as chosen', () => {
    const values = { min: 0.21, max: 0.69 };
    expect(yRange(values, [], { logarithmic: false })).toEqual({ min: 0.2, max: 0.7 });
    expect(yRange(values, [0.05, 0.8], { logarithmic: false })).toEqual({ min: 0, max: 0.8 });
    expect(yRange(values, [], { logarithmic: false, fromZero: true })).toMatchObject({ min: 0 });
    expect(yRange(values, [], { logarithmic: false, min: 0, max: 1 })).toEqual({ min: 0, max: 1 });
    expect(yRange(null, [], { logarithmic: false })).toEqual({ min: 0, max: 1 });
  });

  it('goes no further than values can', () => {
    const one = { min: 1, max: 1 };
    expect(yRange(one, [], { logarithmic: false, least: 0, most: 1 })).toEqual({
      min: 0.5,
      max: 1,
    });
  });

  it('has no place for bands below 0 where it is logarithmic', () => {
    const values = { min: 0.034, max: 2.4 };
    expect(yRange(values, [-1, 5], { logarithmic: true })).toEqual({ min: 0.03, max: 5 });
  });
});

it('a band has the known intervals, and is missing without any', () => {
  expect(intervalBand([{ x: 1, low: null, high: null }])).toBeUndefined();
  expect(
    intervalBand([
      { x: 1, low: 0, high: 2 },
      { x: 2, low: null, high: null },
    ]),
  ).toEqual({ x: [1, 2], low: [0, NaN], high: [2, NaN] });
});
