import { describe, expect, it } from 'vitest';
import { RUN_HUES } from '../../../../renderer/plot/canvas/theme.ts';
import { NETWORK_STYLES } from '../../../../renderer/parts/curves/runLines.ts';
import { COLOR_BLINDNESS, contrast, difference } from './color.ts';
import { allRules, colorsOf, tokenIn } from './styleSheets.ts';
import type { StyleRule } from './styleSheets.ts';

/** What WCAG 2.2 AA asks of text, and of what else has to be seen: fields, focus, lines of charts. */
const TEXT = 4.5;
const SHAPE = 3;
/** In CIELAB; around 2 is the least one sees side by side, lines far apart need many times that. */
const FAR_APART = 60;
/** Of two configs, and of a config and a network, to eyes that see all colors. */
const TOLD_APART = 18;
const NO_NETWORK = 25;

/** What lies under text that says nothing of its ground. */
const GROUNDS = ['--canvas', '--surface', '--sunken', '--hover'];
/** Of rows and controls that are chosen or pressed. */
const MARKED_GROUNDS = ['--selected', '--pressed', '--raised'];

const SHAPES = [
  ...['--focus', '--border-control', '--bn', '--plain', '--accent'],
  ...Array.from({ length: RUN_HUES }, (_, index) => `--run-${index}`),
];

interface Pair {
  text: string;
  ground: string;
  where: string;
}

/** A rule that colors text, on the ground it names or else on all that may lie under it. */
function pairsOf({ file, selector, declarations }: StyleRule): Pair[] {
  // A component's own property stands for the color of its text.
  const text = tokenIn(declarations.get('color') ?? declarations.get('--tone'));
  if (text === undefined || text === '--tone') return [];
  const own = declarations.get('background') ?? declarations.get('background-color');
  const ground = tokenIn(own);
  // Disabled controls are exempt, as in WCAG.
  if (/(?<!:not\():disabled/.test(selector)) return [];
  const where = `${file} ${selector}`;
  if (own !== undefined && own !== 'none' && ground === undefined) return [];
  return (ground === undefined ? GROUNDS : [ground]).map((each) => ({ text, ground: each, where }));
}

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const colors = colorsOf(theme);
  const colorOf = (token: string): string => {
    const color = colors.get(token);
    if (color === undefined) throw new Error(`${token} is no color of the ${theme} theme`);
    return color;
  };
  const tooWeak = (pairs: Pair[], least: number) =>
    pairs
      .map((pair) => ({ ...pair, ratio: contrast(colorOf(pair.text), colorOf(pair.ground)) }))
      .filter(({ ratio }) => ratio < least)
      .map(
        ({ text, ground, where, ratio }) => `${where}: ${text} on ${ground} ${ratio.toFixed(2)}`,
      );

  it('has every text readable on its ground', () => {
    const pairs = allRules()
      .filter(({ file }) => !file.endsWith('tokens.css'))
      .flatMap(pairsOf);
    expect(pairs.length).toBeGreaterThan(200);
    // Drawings take their color as text does.
    const texts = pairs.filter(({ text }) => !SHAPES.includes(text));
    expect(tooWeak(texts, TEXT)).toEqual([]);
  });

  it('has texts that stay readable where something is chosen', () => {
    const pairs = ['--text', '--text-muted'].flatMap((text) =>
      MARKED_GROUNDS.map((ground) => ({ text, ground, where: 'chosen' })),
    );
    expect(tooWeak(pairs, TEXT)).toEqual([]);
  });

  it('has controls, focus rings and lines that stand out', () => {
    const pairs = SHAPES.flatMap((text) =>
      ['--canvas', '--surface'].map((ground) => ({ text, ground, where: 'shape' })),
    );
    expect(tooWeak(pairs, SHAPE)).toEqual([]);
  });

  it('has twelve distinct colors for configs, also distinct from the two networks', () => {
    const runs = Array.from({ length: RUN_HUES }, (_, index) => colorOf(`--run-${index}`));
    runs.forEach((run, index) => {
      for (const network of ['--bn', '--plain']) {
        expect(difference(run, colorOf(network)), `${run} ${network}`).toBeGreaterThan(NO_NETWORK);
      }
      for (const other of runs.slice(index + 1)) {
        expect(difference(run, other), `${run} ${other}`).toBeGreaterThan(TOLD_APART);
      }
    });
  });

  it.each(COLOR_BLINDNESS)('has distinct colors for the two networks with %s', (blindness) => {
    const [bn, plain] = [colorOf('--bn'), colorOf('--plain')];
    expect(difference(bn, plain, blindness)).toBeGreaterThan(FAR_APART);
    expect(NETWORK_STYLES.bn.dash).not.toEqual(NETWORK_STYLES.plain.dash);
  });
});
