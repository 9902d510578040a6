import { errorInWords } from '../../shared/errors/workbenchError.ts';
import type { FlatError } from '../../shared/errors/workbenchError.ts';
import { messageText } from '../../shared/errors/message.ts';
import type { Message } from '../../shared/errors/message.ts';
import { withoutPersonalPaths } from '../../shared/errors/personalPaths.ts';
import { text, useText } from './useText.ts';
import type { Experiment } from '../../shared/domain/experiment.ts';
import { NETWORKS } from '../../shared/domain/metrics.ts';
import { divergenceReason } from '../../shared/domain/runSummary.ts';
import { messageOfSentence } from '../../shared/errors/savedSentence.ts';
import { networkNames } from '../../shared/report/networkNames.ts';
import { REPORT_TEXTS } from '../../shared/report/reportTexts.ts';

export interface Explanation {
  message: string;
  nextStep: string;
  /** Everything known, for a report. */
  details: string;
}

/** A message in the current language. Reactive when read in a template or a computed. */
export const sayMessage = (said: Message): string => messageText(said, useText().locale.value);

/** An error in the current language; its details are for developers, and in English. */
export function explainError(error: FlatError): Explanation {
  const { message, nextStep } = errorInWords(error, useText().locale.value);
  const known = JSON.stringify(errorInWords(error, 'en'), null, 2);
  return { message, nextStep, details: withoutPersonalPaths(known) };
}

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
