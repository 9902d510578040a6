/** A formula as a tree: text, or one of the arrangements a course on batch normalization needs. */
export type MathNode =
  | string
  /** A fraction: numerator over denominator. */
  | { over: readonly [Formula, Formula] }
  | { root: Formula }
  /** Between bars as high as what is within. */
  | { size: Formula }
  /** An index below, an exponent above, or one over the other. */
  | { sub: string; sup?: string }
  | { sup: string }
  /** A sum or product sign with what stands below and above it. */
  | { big: string; from: string; to: string };
export type Formula = readonly MathNode[];

/** A piece of a formula's text: single letters are variables, and set in italics. */
export interface MathPiece {
  text: string;
  isVariable: boolean;
}

/** Text of a formula in pieces; words such as `Var` stay upright, as do numbers and signs. */
export function mathPieces(text: string): MathPiece[] {
  const pieces = text.match(/[\p{L}\p{M}]+|[^\p{L}\p{M}]+/gu) ?? [];
  return pieces.map((piece) => ({
    text: piece,
    isVariable: /^\p{L}\p{M}*$/u.test(piece) && !/^[∂∇ℒ]$/.test(piece),
  }));
}

const over = (numerator: Formula, denominator: Formula): MathNode => ({
  over: [numerator, denominator],
});
const sub = (text: string): MathNode => ({ sub: text });
const sup = (text: string): MathNode => ({ sup: text });
const squared = (index: string): MathNode => ({ sub: index, sup: '2' });
const B = sub('B');

/** The formulas of the chapters. Batch normalization's are Algorithm 1 of Ioffe and Szegedy (2015). */
export const FORMULAS = {
  backwards: [
    over(['∂L'], ['∂h', sub('1')]),
    ' = ',
    over(['∂L'], ['∂h', sub('n')]),
    ' · ',
    { big: '∏', from: 'k = 2', to: 'n' },
    over(['∂h', sub('k')], ['∂h', sub('k−1')]),
  ],
  factor: [
    { size: [over(['∂h', sub('k')], ['∂h', sub('k−1')])] },
    ' ≈ f ′ · ',
    { root: ['n'] },
    ' · σ',
    sub('W'),
  ],
  step: ['W ← W − η · ', over(['∂L'], ['∂W'])],
  mean: ['μ', B, ' = ', over(['1'], ['m']), { big: '∑', from: 'i = 1', to: 'm' }, 'x', sub('i')],
  variance: [
    'σ',
    squared('B'),
    ' = ',
    over(['1'], ['m']),
    { big: '∑', from: 'i = 1', to: 'm' },
    '(x',
    sub('i'),
    ' − μ',
    B,
    ')',
    sup('2'),
  ],
  normalize: [
    'x̂',
    sub('i'),
    ' = ',
    over(['x', sub('i'), ' − μ', B], [{ root: ['σ', squared('B'), ' + ε'] }]),
  ],
  scale: ['y', sub('i'), ' = γ · x̂', sub('i'), ' + β'],
  running: ['μ', sub('run'), ' ← (1 − α) · μ', sub('run'), ' + α · μ', B],
  evaluate: [
    'y = γ · ',
    over(['x − μ', sub('run')], [{ root: ['σ', squared('run'), ' + ε'] }]),
    ' + β',
  ],
} as const satisfies Record<string, Formula>;
export type FormulaName = keyof typeof FORMULAS;
