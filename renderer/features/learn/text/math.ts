/** A formula as a tree: text, or one of the arrangements a course on batch normalization needs. */
export type MathNode =
  | string
  /** A fraction: numerator over denominator. */
  | { over: readonly [Formula, Formula] }
  | { root: Formula }
  /** Between bars as high as what is within. */
  | { size: Formula }
  /** A variable with a circumflex. */
  | { hat: string }
  /** An index below, an exponent above, or one over the other. */
  | { base: Formula; sub?: string; sup?: string }
  /** A sum or product sign with what stands below and above it. */
  | { big: string; from: string; to: string };
export type Formula = readonly MathNode[];

/** A piece of a formula's text, with the element of MathML it is. */
export interface MathToken {
  element: 'mi' | 'mn' | 'mo';
  text: string;
}

const WORD = /^\p{L}+$/u;
const NUMBER = /^\d+$/;

/** Text of a formula in pieces: names, numbers and signs. MathML sets a name of one letter in italics. */
export function mathTokens(text: string): MathToken[] {
  const pieces = text.match(/\p{L}+|\d+|[^\p{L}\d\s]/gu) ?? [];
  return pieces.map((piece) => {
    if (WORD.test(piece)) return { element: 'mi', text: piece };
    return { element: NUMBER.test(piece) ? 'mn' : 'mo', text: piece };
  });
}

const over = (numerator: Formula, denominator: Formula): MathNode => ({
  over: [numerator, denominator],
});
const sub = (base: string, index: string): MathNode => ({ base: [base], sub: index });
const squared = (base: Formula, index?: string): MathNode => ({ base, sub: index, sup: '2' });
const deviation = (index: string): Formula => [{ root: [squared(['σ'], index), '+ ε'] }];
const MEAN = sub('μ', 'B');
const VALUE = sub('x', 'i');
const NORMALIZED: MathNode = { base: [{ hat: 'x' }], sub: 'i' };

/** The formulas of the chapters. Batch normalization's are Algorithm 1 of Ioffe and Szegedy (2015). */
export const FORMULAS = {
  backwards: [
    over(['∂L'], ['∂', sub('h', '1')]),
    '=',
    over(['∂L'], ['∂', sub('h', 'n')]),
    '·',
    { big: '∏', from: 'k = 2', to: 'n' },
    over(['∂', sub('h', 'k')], ['∂', sub('h', 'k−1')]),
  ],
  factor: [
    { size: [over(['∂', sub('h', 'k')], ['∂', sub('h', 'k−1')])] },
    '≈',
    { base: ['f'], sup: '′' },
    '·',
    { root: ['n'] },
    '·',
    sub('σ', 'W'),
  ],
  step: ['W ← W − η ·', over(['∂L'], ['∂W'])],
  mean: [MEAN, '=', over(['1'], ['m']), { big: '∑', from: 'i = 1', to: 'm' }, VALUE],
  variance: [
    squared(['σ'], 'B'),
    '=',
    over(['1'], ['m']),
    { big: '∑', from: 'i = 1', to: 'm' },
    squared(['(', VALUE, '−', MEAN, ')']),
  ],
  normalize: [NORMALIZED, '=', over([VALUE, '−', MEAN], deviation('B'))],
  scale: [sub('y', 'i'), '= γ ·', NORMALIZED, '+ β'],
  running: [sub('μ', 'run'), '← (1 − α) ·', sub('μ', 'run'), '+ α ·', MEAN],
  initialShare: [{ base: ['(1 − α)'], sup: 'n' }],
  evaluate: ['y = γ ·', over(['x −', sub('μ', 'run')], deviation('run')), '+ β'],
} as const satisfies Record<string, Formula>;
export type FormulaName = keyof typeof FORMULAS;
