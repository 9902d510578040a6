/** One line's numbers as the chart has them: nothing thinned, null where there is none. */
export interface LineData {
  id: string;
  label: string;
  visible: boolean;
  x: number[];
  y: (number | null)[];
  /** Null when the line is not smoothed. */
  smoothed: (number | null)[] | null;
}

/** All that a chart shows. */
export interface ChartData {
  id: string;
  title: string;
  xLabel: string;
  logarithmic: boolean;
  /** What part of the axes is in view; null before the first drawing. */
  view: { x: [number, number]; y: [number, number] } | null;
  /** Milliseconds the last update took, drawing included. */
  lastDrawing: number;
  lines: LineData[];
}

declare global {
  interface HTMLElement {
    /** Set on elements with `data-chart`, so that a chart's numbers can be read without its pixels. */
    readonly chartData?: ChartData;
  }
}

/** Makes `element.chartData` the data that the chart shows at that moment. */
export function exposeChartData(element: HTMLElement, read: () => ChartData): void {
  Object.defineProperty(element, 'chartData', { configurable: true, get: read });
}
