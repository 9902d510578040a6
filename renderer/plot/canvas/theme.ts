const EXPORTED_FONT_SIZE = 12;

/** The hues of configs, and the steps of the ramp for many of them. */
export const RUN_HUES = 12;
export const RAMP_STEPS = 12;

const numbered = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `--${name}-${index}`);

/** Every variable a chart may take a color from. */
const CHART_COLORS = [
  ...['--bn', '--plain', '--bad', '--chart-grid', '--chart-axis', '--surface', '--text', '--warn'],
  ...numbered('run', RUN_HUES),
  ...numbered('ramp', RAMP_STEPS),
  ...['--on-ramp-low', '--on-ramp-high', '--sunken'],
];

/** A color as the style sheets have it, with six digits: what builds sheets shortens `#ffffff` to `#fff`. */
const whole = (color: string): string =>
  color.trim().replace(/^#([0-9a-f])([0-9a-f])([0-9a-f])$/i, '#$1$1$2$2$3$3');

/** The colors a chart needs from the page, read again when the theme changes. */
export interface ChartTheme {
  color(variable: string): string;
  grid: string;
  axis: string;
  surface: string;
  text: string;
  warning: string;
  font: string;
  fontSize: number;
}

export function readTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element);
  const color = (variable: string) => whole(style.getPropertyValue(variable));
  return {
    color,
    grid: color('--chart-grid'),
    axis: color('--chart-axis'),
    surface: color('--surface'),
    text: color('--text'),
    warning: color('--warn'),
    font: style.fontFamily,
    fontSize: parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.75,
  };
}

/** The colors of a theme whether or not the page has it on, for charts that leave the page. */
export function readThemeNamed(name: 'light' | 'dark'): ChartTheme {
  const probe = document.createElement('span');
  probe.dataset['theme'] = name;
  probe.hidden = true;
  document.body.append(probe);
  const style = getComputedStyle(probe);
  // Read all at once: a style is no longer there when its element is gone.
  const colors = new Map<string, string>();
  for (const variable of CHART_COLORS) {
    colors.set(variable, whole(style.getPropertyValue(variable)));
  }
  const color = (variable: string) => colors.get(variable) ?? '';
  const { fontFamily } = style;
  probe.remove();
  return {
    color,
    grid: color('--chart-grid'),
    axis: color('--chart-axis'),
    surface: color('--surface'),
    text: color('--text'),
    warning: color('--warn'),
    font: fontFamily,
    fontSize: EXPORTED_FONT_SIZE,
  };
}

/** Calls `changed` after the page's theme was switched, by hand or by the system. Returns the way to stop. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'data-projector'],
  });
  return () => observer.disconnect();
}
