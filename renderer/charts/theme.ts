/** The colours a chart needs from the page, read anew when the theme changes. */
export interface ChartTheme {
  colour(variable: string): string;
  grid: string;
  axis: string;
  surface: string;
  font: string;
  fontSize: number;
}

export function readTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element);
  const colour = (variable: string) => style.getPropertyValue(variable).trim();
  return {
    colour,
    grid: colour('--chart-grid'),
    axis: colour('--chart-axis'),
    surface: colour('--surface'),
    font: style.fontFamily,
    fontSize: parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.75,
  };
}

/** Calls `changed` after the page's theme was switched, by hand or by the system. Returns the way to stop. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
