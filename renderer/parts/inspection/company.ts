import { CLASSES } from '../../../shared/domain/dataset.ts';
import type { Batchmates, Mode } from '../../../shared/domain/inspection.ts';

/** What the rounds did to the subject in one mode. */
interface ModeCompany {
  /** For each class, its logit in every round. */
  rows: (number | null)[][];
  /** Largest difference of a logit between two rounds. */
  spread: string;
  /** How many rounds predict which class, `7 × 22, 2 × 2`. */
  predictions: string;
}

/** The rounds by class, with the ends of an axis common to both modes. */
export function companyOf(mates: Batchmates): Record<Mode, ModeCompany> & {
  low: number;
  high: number;
} {
  const ofMode = (mode: Mode): ModeCompany => ({
    rows: Array.from({ length: CLASSES }, (_, digit) =>
      mates.rounds.map(({ logits }) => logits[mode][digit] ?? null),
    ),
    spread: spreadText(mates.spread[mode]),
    predictions: tally(mates.rounds.map(({ prediction }) => prediction[mode])),
  });
  const all = mates.rounds
    .flatMap(({ logits }) => [...logits.train, ...logits.eval])
    .filter((logit) => logit !== null);
  return {
    train: ofMode('train'),
    eval: ofMode('eval'),
    low: Math.min(0, ...all),
    high: Math.max(0, ...all),
  };
}

/** Nothing is rounded to 0: standing still differs from hardly moving. */
function spreadText(spread: number | null): string {
  if (spread === null) return '–';
  return spread === 0 ? '0' : spread.toPrecision(3);
}

function tally(predictions: readonly (number | null)[]): string {
  const counts = new Map<number | string, number>();
  for (const prediction of predictions) {
    const digit = prediction ?? '–';
    counts.set(digit, (counts.get(digit) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([digit, count]) => `${digit} × ${count}`)
    .join(', ');
}
