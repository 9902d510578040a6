import { compareRuns } from '../../../../shared/analysis/comparison.ts';
import { MEASURES } from '../../../../shared/analysis/measure.ts';
import type { ComparedRun } from '../../../../shared/analysis/measure.ts';
import type { ReportTexts } from '../../../../shared/report/en.ts';
import { verdictSentence } from '../../../../shared/report/verdictSentence.ts';
import type { Text } from '../../../i18n/messages.ts';
import { riseOf } from './rising.ts';

const NAMES = { bn: 'learn.lab.overfits.bn', plain: 'learn.lab.overfits.plain' } as const;

/**
 * The verdict on repeats of one config over the validation images, and whether a network's loss over them rose
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
    ...overfitting(newest),
  ];
}

function overfitting(run: ComparedRun): Text[] {
  const risen = (['plain', 'bn'] as const).flatMap((network): Text[] => {
    const params = riseOf(run, network);
    return params === null ? [] : [{ key: NAMES[network], params }];
  });
  return risen.length === 0 ? [{ key: 'learn.lab.overfits.neither' }] : risen;
}
