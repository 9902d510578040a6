import { inputDrift, meanDrift } from '../../../../shared/analysis/inputDrift.ts';
import type { Experiment } from '../../../../shared/domain/experiment.ts';
import type { HealthLine } from '../../../../shared/domain/recording.ts';
import { formatAccuracy } from '../../../i18n/useFormats.ts';
import type { Text } from '../../../i18n/messages.ts';
import { formatMeasure } from '../chapters/parts/numbers.ts';

/** Movements within this factor of each other are called alike. */
const ALIKE = 1.25;

/** How far the inputs of the activations moved in both networks, and whether that went with accuracy. */
export function shiftFindings(experiment: Experiment, health: readonly HealthLine[]): Text[] {
  if (health.length < 2) return [];
  const bn = meanDrift(inputDrift(health, 'bn'));
  const plain = meanDrift(inputDrift(health, 'plain'));
  if (bn === null || plain === null) return [{ key: 'learn.shift.unknown' }];
  const ratio = Math.max(bn, plain) / Math.min(bn, plain);
  const params = {
    bn: formatMeasure(bn),
    plain: formatMeasure(plain),
    ratio: formatMeasure(ratio),
  };
  const moved = ratio < ALIKE ? 'alike' : bn < plain ? 'bnLess' : 'bnMore';
  return [
    { key: `learn.shift.moved.${moved}`, params },
    ...besideAccuracy(experiment, moved),
    { key: `learn.shift.placed.${experiment.config.batchNormPlacement}` },
  ];
}

function besideAccuracy(
  { summary: { last } }: Experiment,
  moved: 'alike' | 'bnLess' | 'bnMore',
): Text[] {
  if (last === null) return [];
  const { bn, plain } = last.valid;
  if (bn.accuracy === undefined || plain.accuracy === undefined) return [];
  const params = { bn: formatAccuracy(bn.accuracy), plain: formatAccuracy(plain.accuracy) };
  const isBetter = bn.accuracy > plain.accuracy;
  if (!isBetter) return [{ key: 'learn.shift.notBetter', params }];
  return [{ key: moved === 'bnLess' ? 'learn.shift.together' : 'learn.shift.apart', params }];
}
