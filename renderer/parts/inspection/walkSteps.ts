import type { Mode, UnitSteps } from '../../../shared/domain/inspection.ts';
import { formatNumber as f } from './formatNumber.ts';

/** One step of the algorithm: as a formula and with the numbers of one group and value put in. */
export interface WalkStep {
  name: 'mean' | 'variance' | 'meanSquare' | 'normalize' | 'scale' | 'scaleAlone';
  formula: Record<Mode, string>;
  numbers: Record<Mode, string>;
}

/** How many of a group's numbers are written out in a sum. */
const WRITTEN = 4;

const sameInBoth = (text: string) => ({ train: text, eval: text });
const bracketed = (value: number | null | undefined) =>
  value !== null && value !== undefined && value < 0 ? `(${f(value)})` : f(value);

/** The steps of a normalization on one group, `place` a value of it. */
export const walkOf = (steps: UnitSteps, place: number): WalkStep[] =>
  steps.isCentered ? centeredWalk(steps, place) : rmsWalk(steps, place);

/** RMSNorm (Zhang and Sennrich 2019), which is the same in both modes. */
function rmsWalk(steps: UnitSteps, place: number): WalkStep[] {
  const { input, variance, epsilon } = steps;
  const squares = input.slice(0, WRITTEN).map((x) => `${bracketed(x)}²`);
  const sum = squares.join(' + ') + (input.length > WRITTEN ? ' + …' : '');
  const [x, hat, y] = [input[place], steps.normalized[place], steps.output[place]];
  return [
    {
      name: 'meanSquare',
      formula: sameInBoth('s = (x₁² + … + xₘ²) / m'),
      numbers: sameInBoth(`(${sum}) / ${input.length} = ${f(variance)}`),
    },
    {
      name: 'normalize',
      formula: sameInBoth('x̂ = x / √(s + ε)'),
      numbers: sameInBoth(`${f(x)} / √(${f(variance)} + ${epsilon.toExponential()}) = ${f(hat)}`),
    },
    {
      name: 'scaleAlone',
      formula: sameInBoth('y = γ · x̂'),
      numbers: sameInBoth(`${f(steps.gamma[place])} · ${bracketed(hat)} = ${f(y)}`),
    },
  ];
}

/** Algorithm 1 of Ioffe and Szegedy (2015); in eval mode with the running moments. */
function centeredWalk(steps: UnitSteps, place: number): WalkStep[] {
  const { input, mean, variance, epsilon } = steps;
  const m = input.length;
  const rest = m > WRITTEN ? ' + …' : '';
  const first = input.slice(0, WRITTEN);
  const sum = first.map(bracketed).join(' + ') + rest;
  const squares = first.map((x) => `(${f(x)} − ${bracketed(mean)})²`).slice(0, 2);
  const sumOfSquares = squares.join(' + ') + (m > 2 ? ' + …' : '');
  const [x, hat, y] = [input[place], steps.normalized[place], steps.output[place]];
  const [gamma, beta] = [steps.gamma[place], steps.beta[place]];
  return [
    {
      name: 'mean',
      formula: { train: 'μ = (x₁ + … + xₘ) / m', eval: 'μ = E[x]' },
      numbers: { train: `(${sum}) / ${m} = ${f(mean)}`, eval: `μ = ${f(mean)}` },
    },
    {
      name: 'variance',
      formula: { train: 'σ² = ((x₁ − μ)² + … + (xₘ − μ)²) / m', eval: 'σ² = Var[x]' },
      numbers: {
        train: `(${sumOfSquares}) / ${m} = ${f(variance)}`,
        eval: `σ² = ${f(variance)}`,
      },
    },
    {
      name: 'normalize',
      formula: sameInBoth('x̂ = (x − μ) / √(σ² + ε)'),
      numbers: sameInBoth(
        `(${f(x)} − ${bracketed(mean)}) / √(${f(variance)} + ${epsilon.toExponential()}) = ${f(hat)}`,
      ),
    },
    {
      name: 'scale',
      formula: sameInBoth('y = γ · x̂ + β'),
      numbers: sameInBoth(`${f(gamma)} · ${bracketed(hat)} + ${bracketed(beta)} = ${f(y)}`),
    },
  ];
}
