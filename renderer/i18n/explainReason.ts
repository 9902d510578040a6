import type { Experiment } from '../../shared/domain/experiment.ts';
import { NETWORKS } from '../../shared/domain/metrics.ts';
import { divergenceReason } from '../../shared/domain/runSummary.ts';
import { networkNames } from '../../shared/report/networkNames.ts';
import { REPORT_TEXTS } from '../../shared/report/reportTexts.ts';
import { text, useText } from './useText.ts';

type Ended = Pick<Experiment, 'status' | 'reason' | 'summary' | 'config'>;

export interface ExplainedReason {
  /** Empty when there is nothing to tell. */
  message: string;
  /** The saved sentence, where the message does not say all of it. */
  original: string;
}

/**
 * Why a run ended as it did, in the current language. It is saved as an English sentence; other
 * languages say it again by what else is known of the run, and show the original where that is less.
 */
export function explainReason(run: Ended): ExplainedReason {
  const { reason, status } = run;
  if (reason === '' || useText().locale.value === 'en') return { message: reason, original: '' };
  if (status === 'interrupted') return { message: text('experiment.programEnded'), original: '' };
  if (reason === divergenceReason(run.summary.divergedAt, run.config.normalization)) {
    return { message: divergence(run), original: '' };
  }
  return { message: text('experiment.failed'), original: reason };
}

function divergence({ summary, config }: Ended): string {
  const names = networkNames([config.normalization], REPORT_TEXTS[useText().locale.value]);
  return NETWORKS.flatMap((network) => {
    const step = summary.divergedAt[network];
    return step === null ? [] : [`${names[network]}: ${text('experiment.divergedAt', { step })}`];
  }).join(', ');
}
