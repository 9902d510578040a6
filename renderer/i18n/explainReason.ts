import type { Experiment } from '../../shared/domain/experiment.ts';
import { NETWORKS } from '../../shared/domain/metrics.ts';
import { divergenceReason } from '../../shared/domain/runSummary.ts';
import { messageOfSentence } from '../../shared/errors/savedSentence.ts';
import { networkNames } from '../../shared/report/networkNames.ts';
import { REPORT_TEXTS } from '../../shared/report/reportTexts.ts';
import { sayMessage } from './explainError.ts';
import { text, useText } from './useText.ts';

type Ended = Pick<Experiment, 'status' | 'reason' | 'summary' | 'config'>;

/**
 * Why a run ended as it did, in the current language; empty when there is nothing to tell. It is saved
 * as an English sentence. Other languages say the message it was made from; of a sentence that is none
 * of ours (another version saved it) they say what the status tells.
 */
export function explainReason(run: Ended): string {
  const { reason, status } = run;
  if (reason === '' || useText().locale.value === 'en') return reason;
  if (reason === divergenceReason(run.summary.divergedAt, run.config.normalization)) {
    return divergence(run);
  }
  const said = messageOfSentence(reason);
  if (said !== null) return sayMessage(said);
  return text(status === 'interrupted' ? 'experiment.programEnded' : 'experiment.failed');
}

function divergence({ summary, config }: Ended): string {
  const names = networkNames([config.normalization], REPORT_TEXTS[useText().locale.value]);
  return NETWORKS.flatMap((network) => {
    const step = summary.divergedAt[network];
    return step === null ? [] : [`${names[network]}: ${text('experiment.divergedAt', { step })}`];
  }).join(', ');
}
