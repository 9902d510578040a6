import type { ClassSeries } from '../../../plot/small/classBars.ts';
import { MODES } from '../../../../shared/domain/inspection.ts';
import type { ForwardResult } from '../../../../shared/domain/inspection.ts';
import { NORMALIZATION } from '../../../../shared/domain/normalization.ts';
import type { Normalization } from '../../../../shared/domain/normalization.ts';
import { softmax } from '../../../../shared/domain/softmax.ts';
import type { text } from '../../../i18n/useText.ts';

/** The logits of the example at `place`, of the networks there are: with normalization in both modes, and without, which knows none. */
export function logitSeries(
  { bn, plain }: ForwardResult,
  place: number,
  normalization: Normalization,
  t: typeof text,
): ClassSeries[] {
  const norm = NORMALIZATION[normalization].short;
  const normalized = (bn === null ? [] : MODES).map((mode) => ({
    id: mode,
    label: t('inspect.bnIn', { norm, mode: t(`inspect.mode.${mode}`) }),
    network: 'bn' as const,
    values: bn?.[mode].logits[place] ?? [],
    prediction: bn?.[mode].predictions[place] ?? null,
  }));
  if (plain === null) return normalized;
  const without = {
    id: 'plain',
    label: t('inspect.plainInBoth', { norm }),
    network: 'plain' as const,
    values: plain.logits[place] ?? [],
    prediction: plain.predictions[place] ?? null,
  };
  return [...normalized, without];
}

/** Probabilities from the same logits; none where a logit is not a finite number. */
export function probabilitySeries(series: readonly ClassSeries[]): ClassSeries[] {
  return series.map((each) => ({
    ...each,
    values: softmax(each.values.map((logit) => logit ?? Number.NaN)).map((probability) =>
      Number.isFinite(probability) ? probability : null,
    ),
  }));
}
