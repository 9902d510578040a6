import type { Batchmates, Mode, MomentumReplay } from '../../../../shared/domain/inspection.ts';
import { formatAccuracy } from '../../../i18n/useFormats.ts';
import type { Text } from '../../../i18n/messages.ts';
import { formatMeasure } from '../chapters/parts/numbers.ts';

/** A logit that moves less than this between rounds moves by the rounding of float32 alone. */
const ROUNDING = 1e-4;

/** What other images in the batch did to one image's logits, in each mode. */
export function matesFindings(mates: Batchmates): Text[] {
  const { train, eval: evaluated } = mates.spread;
  if (train === null || evaluated === null) return [{ key: 'learn.modes.notFinite' }];
  const rounds = mates.rounds.length;
  const digits = countsOf(mates, 'train');
  const findings: Text[] =
    train < ROUNDING
      ? [{ key: 'learn.modes.trainStill', params: { rounds } }]
      : [{ key: 'learn.modes.trainMoves', params: { rounds, spread: formatMeasure(train) } }];
  if (digits.length > 1) {
    const list = digits.map(([digit, count]) => `${digit} (${count})`).join(', ');
    findings.push({ key: 'learn.modes.flips', params: { list, count: digits.length } });
  } else {
    findings.push({ key: 'learn.modes.noFlip', params: { digit: digits[0]?.[0] ?? '–' } });
  }
  const still = evaluated < ROUNDING;
  const spread = formatMeasure(evaluated);
  return [
    ...findings,
    { key: still ? 'learn.modes.evalStill' : 'learn.modes.evalMoves', params: { spread } },
  ];
}

/** How often each digit was predicted, the most frequent first. */
function countsOf({ rounds }: Batchmates, mode: Mode): [number, number][] {
  const counts = new Map<number, number>();
  const predictions = rounds.map(({ prediction }) => prediction[mode]);
  for (const digit of predictions.filter((each) => each !== null)) {
    counts.set(digit, (counts.get(digit) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** A momentum costs accuracy from here on. */
const NOTICEABLE = 0.01;

/** Without a prediction for any example, none is right. */
const accuracyOf = ({ valid }: MomentumReplay): number => valid.bn?.accuracy ?? 0;

/** What the momentum of the running statistics is worth, from replays of the recorded batch moments. */
export function momentumFindings(replays: readonly MomentumReplay[]): Text[] {
  if (replays.length < 2) return [];
  const ranked = [...replays].sort((a, b) => accuracyOf(b) - accuracyOf(a));
  const best = ranked[0];
  const worst = ranked.at(-1);
  if (best === undefined || worst === undefined) return [];
  const params = {
    best: best.momentum,
    bestAccuracy: formatAccuracy(accuracyOf(best)),
    worst: worst.momentum,
    worstAccuracy: formatAccuracy(accuracyOf(worst)),
    batches: best.batches,
  };
  const matters = accuracyOf(best) - accuracyOf(worst) >= NOTICEABLE;
  if (!matters) return [{ key: 'learn.modes.momentumSame', params }];
  return [
    {
      key: worst.momentum < best.momentum ? 'learn.modes.momentumLow' : 'learn.modes.momentumHigh',
      params,
    },
  ];
}
