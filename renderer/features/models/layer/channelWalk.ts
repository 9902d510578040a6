import { shiftOf } from '../../../../shared/models/channelNumbers.ts';
import type { ForeignNorm } from '../../../../shared/models/foreignModel.ts';
import { evalScaleOf } from '../../../../shared/models/normFindings.ts';
import { formatNumber as f } from '../../../parts/inspection/formatNumber.ts';

/** One step of eval mode: as a formula, and with a channel's own numbers put in. */
export interface ChannelStep {
  name: 'deviation' | 'normalize' | 'scale' | 'folded';
  formula: string;
  numbers: string;
}

const bracketed = (value: number) => (value < 0 ? `(${f(value)})` : f(value));

/** Eval mode on one value of one channel; a layer without statistics has only its last step. */
export function channelWalk(
  norm: ForeignNorm,
  epsilon: number,
  channel: number,
  x: number,
): ChannelStep[] {
  const gamma = norm.gamma?.values[channel] ?? 1;
  const beta = norm.beta?.values[channel] ?? 0;
  const mean = norm.mean?.values[channel];
  const variance = norm.variance?.values[channel];
  if (mean === undefined || variance === undefined) {
    const y = gamma * x + beta;
    return [
      {
        name: 'scale',
        formula: 'y = γ · x̂ + β',
        numbers: `${f(gamma)} · ${bracketed(x)} + ${bracketed(beta)} = ${f(y)}`,
      },
    ];
  }
  const deviation = Math.sqrt(variance + epsilon);
  const hat = (x - mean) / deviation;
  const scale = evalScaleOf(norm, epsilon)[channel] ?? NaN;
  const shift = shiftOf(norm, epsilon)[channel] ?? NaN;
  return [
    {
      name: 'deviation',
      formula: 's = √(σ² + ε)',
      numbers: `√(${f(variance)} + ${epsilon.toExponential()}) = ${f(deviation)}`,
    },
    {
      name: 'normalize',
      formula: 'x̂ = (x − μ) / s',
      numbers: `(${f(x)} − ${bracketed(mean)}) / ${f(deviation)} = ${f(hat)}`,
    },
    {
      name: 'scale',
      formula: 'y = γ · x̂ + β',
      numbers: `${f(gamma)} · ${bracketed(hat)} + ${bracketed(beta)} = ${f(gamma * hat + beta)}`,
    },
    {
      name: 'folded',
      formula: 'y = (γ / s) · x + (β − γ μ / s)',
      numbers: `${f(scale)} · ${bracketed(x)} + ${bracketed(shift)} = ${f(scale * x + shift)}`,
    },
  ];
}
