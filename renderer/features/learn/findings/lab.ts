import { compareRuns } from '../../../../shared/analysis/comparison.ts';
import { epochsOf, MEASURES } from '../../../../shared/analysis/measure.ts';
import type { ComparedRun } from '../../../../shared/analysis/measure.ts';
import { outcomeOf } from '../../../../shared/analysis/outcomes.ts';
import type { NetworkName } from '../../../../shared/domain/metrics.ts';
import type { ReportTexts } from '../../../../shared/report/en.ts';
import { verdictSentence } from '../../../../shared/report/verdictSentence.ts';
import { formatLoss } from '../../../i18n/useFormats.ts';
import type { Text } from '../../../i18n/messages.ts';

/** A valid loss counts as risen when it ends this share above its best. */
const RISEN = 0.05;
const NAMES = { bn: 'learn.lab.overfits.bn', plain: 'learn.lab.overfits.plain' } as const;

/**
 * The verdict on repeats of one config over the valid split, and whether a network's valid loss rose
 * again. `runs` newest first; all of one config but for the seed.
 */
export function labFindings(runs: readonly ComparedRun[], texts: ReportTexts): Text[] {
  const [newest] = runs;
  if (newest === undefined) return [];
  const verdicts = MEASURES.filter(({ split }) => split === 'valid').flatMap(
    ({ split, metric }): Text[] => {
      const comparison = compareRuns(runs, { split, metric });
      const [own] = comparison.verdicts;
      if (own === undefined) return [];
      const sentence = verdictSentence(comparison, own, texts);
      return [{ key: `learn.lab.verdict.${metric}`, params: { sentence } }];
    },
  );
  return [
    { key: 'learn.lab.seeds', params: { count: runs.length } },
    ...verdicts,
    ...overfitting(newest, 'plain'),
    ...overfitting(newest, 'bn'),
  ];
}

function overfitting({ metrics }: ComparedRun, network: NetworkName): Text[] {
  const { best, last } = outcomeOf(epochsOf(metrics), network, { split: 'valid', metric: 'loss' });
  if (best === null || last === null || last.value === null) return [];
  if (last.value < best.value * (1 + RISEN)) return [];
  const params = { epoch: best.epoch, best: formatLoss(best.value), last: formatLoss(last.value) };
  return [{ key: NAMES[network], params }];
}
