import zoomPlugin from 'chartjs-plugin-zoom';
import { bandEnds, bandsPlugin } from './bands.ts';
import { Chart } from './chart.ts';
import { chartOptions } from './chartOptions.ts';
import type { ChartAxes } from './chartOptions.ts';
import { crosshairPlugin, setCrosshair } from './crosshair.ts';
import { curvesOf, fillCurve } from './datasets.ts';
import type { DrawnCurve } from './datasets.ts';
import { endsPadding, lineEndsPlugin } from './lineEnds.ts';
import { yRange } from '../../../shared/plot/axis.ts';
import { rangeOf } from '../../../shared/plot/fit.ts';
import type { Range } from '../../../shared/plot/fit.ts';
import { fitOf } from '../lines/beyond.ts';
import type { ChartLine, LinePoint } from '../lines/plotLine.ts';
import type { ChartTheme } from './theme.ts';
import { zonesPlugin } from './zones.ts';

/** The least of x that can be in view is all of it divided by this. */
const SMALLEST_VIEW = 5000;
/** Fewer pixels than this are not worth thinning lines for. */
const LEAST_PIXELS = 50;
/** Pixels of all lines together that are looked at one by one; of very many lines none needs all of its own. */
const MOST_PIXELS = 100_000;

export interface ChartContent {
  lines: ChartLine[];
  hidden: ReadonlySet<string>;
  axes: ChartAxes;
}

/** A line chart on a canvas. Content is given once; what grows in its lines shows at the next `draw`. */
export class CanvasChart {
  readonly #chart: Chart<'line', LinePoint[]>;
  #content: ChartContent;
  #theme: ChartTheme;
  #curves: DrawnCurve[] = [];
  #movedX = false;
  #movedY = false;
  #lastDrawing = 0;
  /** Of y, as long as it is not moved by hand. */
  #ends: Range = { min: 0, max: 1 };

  /** `gestures.moved` is called when what is in view was changed by hand: a `draw` should follow. */
  constructor(
    canvas: HTMLCanvasElement,
    content: ChartContent,
    theme: ChartTheme,
    readonly gestures: { takesWheel: () => boolean; moved: () => void },
  ) {
    this.#content = content;
    this.#theme = theme;
    this.#chart = new Chart(canvas, {
      type: 'line',
      data: { datasets: [] },
      options: this.#options(),
      plugins: [
        zoomPlugin,
        bandsPlugin(() => ({ ...this.#content, theme: this.#theme })),
        zonesPlugin(() => ({ zones: this.#content.axes.zones ?? [], theme: this.#theme })),
        lineEndsPlugin(() => ({ content: this.#content, theme: this.#theme })),
        crosshairPlugin,
      ],
    });
    this.setContent(content, theme);
  }

  /** Whether less than everything is in view. */
  get isMoved(): boolean {
    return this.#movedX || this.#movedY;
  }

  /** Milliseconds the last drawing took. */
  get lastDrawing(): number {
    return this.#lastDrawing;
  }

  get view(): { x: [number, number]; y: [number, number] } | null {
    const { x, y } = this.#chart.scales;
    return x && y ? { x: [x.min, x.max], y: [y.min, y.max] } : null;
  }

  setContent(content: ChartContent, theme: ChartTheme): void {
    if (content.axes.x.label !== this.#content.axes.x.label) this.#movedX = false;
    if (content.axes.y.logarithmic !== this.#content.axes.y.logarithmic) this.#movedY = false;
    const view = this.view;
    this.#content = content;
    this.#theme = theme;
    this.#curves = curvesOf(content.lines, theme);
    this.#chart.data.datasets = this.#curves.map(({ dataset }) => dataset);
    this.#chart.options = this.#options();
    const { x, y } = this.#scales;
    if (view && this.#movedX && x) [x.min, x.max] = view.x;
    if (view && this.#movedY && y) [y.min, y.max] = view.y;
  }

  /** Paints again what was drawn, with the crosshair where it now is. */
  repaint(): void {
    this.#chart.draw();
  }

  /** Draws the lines as they are now. */
  draw(): void {
    const started = performance.now();
    const full = this.#fullX();
    const beyond = this.#beyond();
    this.#setFullX(full);
    const { x } = this.#scales;
    const view = {
      min: Number(x?.min ?? full.min),
      max: Number(x?.max ?? full.max),
      pixels: Math.max(
        LEAST_PIXELS,
        Math.min(this.#chart.chartArea.width, MOST_PIXELS / this.#curves.length),
      ),
      logarithmic: this.#content.axes.y.logarithmic,
      ends: beyond,
    };
    let dotsChanged = false;
    for (const curve of this.#curves) {
      const hidden = this.#content.hidden.has(curve.lineId);
      dotsChanged = fillCurve(curve, view, hidden) || dotsChanged;
    }
    this.#setEnds(beyond);
    this.#setPadding();
    this.#chart.update(dotsChanged ? undefined : 'none');
    this.#lastDrawing = performance.now() - started;
  }

  /** Marks the points nearest to `x` (null for none) from the next drawing on. */
  mark(x: number | null): void {
    const shown = this.#content.lines.filter(({ id }) => !this.#content.hidden.has(id));
    const dots = shown.map(({ raw, smoothed, color }) => {
      const isThere = x !== null && raw.reaches(x);
      const y = isThere ? (smoothed ?? raw).y(raw.nearest(x)) : NaN;
      return { y, color: this.#theme.color(color) };
    });
    setCrosshair(this.#chart, x === null ? null : { x, dots }, this.#theme);
  }

  /** What x stands at `pixel` from the canvas's left; null outside the plot. */
  xAt(pixel: number): number | null {
    const { left, right } = this.#chart.chartArea;
    const value =
      pixel < left || pixel > right ? undefined : this.#chart.scales['x']?.getValueForPixel(pixel);
    return value ?? null;
  }

  /** How many pixels from the canvas's left `x` stands; null outside the plot. */
  pixelOf(x: number): number | null {
    const { left, right } = this.#chart.chartArea;
    const pixel = this.#chart.scales['x']?.getPixelForValue(x) ?? NaN;
    return pixel >= left - 1 && pixel <= right + 1 ? pixel : null;
  }

  /** Shows `1 / factor` of what is in view of an axis, about its middle. */
  zoom(axis: 'x' | 'y', factor: number): void {
    const scale = this.#chart.scales[axis];
    if (!scale) return;
    const middle = (axis === 'x' ? scale.left + scale.right : scale.top + scale.bottom) / 2;
    const half = (axis === 'x' ? scale.width : scale.height) / 2 / factor;
    const ends = [middle - half, middle + half].map(
      (pixel) => scale.getValueForPixel(pixel) ?? NaN,
    );
    this.#chart.zoomScale(axis, { min: Math.min(...ends), max: Math.max(...ends) }, 'none');
  }

  /** Moves what is in view of an axis by a share of its length. */
  pan(axis: 'x' | 'y', share: number): void {
    const { width, height } = this.#chart.chartArea;
    this.#chart.pan(
      axis === 'x' ? { x: -share * width } : { y: share * height },
      undefined,
      'none',
    );
  }

  /** Shows everything again. */
  reset(): void {
    this.#movedX = false;
    this.#movedY = false;
    this.gestures.moved();
  }

  destroy(): void {
    this.#chart.destroy();
  }

  #options() {
    return chartOptions(this.#content.axes, this.#theme, {
      takesWheel: this.gestures.takesWheel,
      movesY: () => this.#movedY,
      moved: () => this.#noteMove(),
    });
  }

  /** The axes' options as they will be at the next update (`chart.options` are those of the last). */
  get #scales() {
    return this.#chart.config.options?.scales ?? {};
  }

  /** All of x there is, or is going to be. */
  #fullX(): Range {
    const { x } = this.#content.axes;
    let min = x.min ?? Infinity;
    let max = x.max ?? -Infinity;
    for (const { raw } of this.#content.lines) {
      const { length } = raw;
      if (length === 0) continue;
      min = Math.min(min, raw.x(0));
      max = Math.max(max, raw.x(length - 1));
    }
    if (min > max) return { min: 0, max: 1 };
    return min === max ? { min: min - 0.5, max: max + 0.5 } : { min, max };
  }

  /** Sets the ends of x where it was not moved by hand, and how far hands may move. */
  #setFullX(full: Range): void {
    const { x } = this.#scales;
    if (x && !this.#movedX) Object.assign(x, full);
    const zoom = this.#chart.config.options?.plugins?.zoom;
    if (!zoom) return;
    const { min = -Infinity, max = Infinity } = this.#content.axes.y;
    zoom.limits = {
      x: { ...full, minRange: (full.max - full.min) / SMALLEST_VIEW },
      y: { min, max },
    };
  }

  /** Sets the ends of y where it was not moved by hand: as chosen, or around the points in view. */
  #setEnds(beyond: Range | null): void {
    const { lines, hidden, axes } = this.#content;
    const values = beyond ?? rangeOf(valuesOf(this.#curves));
    const bands = beyond === null ? bandEnds(lines, hidden) : [];
    this.#ends = yRange(values, bands, axes.y);
    const { y } = this.#scales;
    if (y && !this.#movedY) Object.assign(y, this.#ends);
  }

  /** Leaves room for the labels at the ends of the lines. */
  #setPadding(): void {
    const padding = this.#chart.config.options?.layout?.padding;
    if (typeof padding !== 'object') return;
    Object.assign(padding, { right: endsPadding(this.#chart, this.#content, this.#theme) });
  }

  /** The ends of y where some lines leave what is usual, so that the others can be seen; null where none does. */
  #beyond(): Range | null {
    return fitOf(this.#content)?.ends ?? null;
  }

  #noteMove(): void {
    const { x, y } = this.#scales;
    const full = this.#fullX();
    const ends = this.#ends;
    const nearly = (full.max - full.min) * 1e-6;
    this.#movedX = Number(x?.min) > full.min + nearly || Number(x?.max) < full.max - nearly;
    this.#movedY = y !== undefined && (y.min !== ends.min || y.max !== ends.max);
    this.gestures.moved();
  }
}

/** The values of the points that are drawn. */
function* valuesOf(curves: readonly DrawnCurve[]): Generator<number> {
  for (const { dataset } of curves) for (const { y } of dataset.data) yield y;
}
