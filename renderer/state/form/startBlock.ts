import { sayMessage } from '../../i18n/explainError.ts';
import { useText } from '../../i18n/useText.ts';
import { useData } from '../data.ts';
import { useWorkbench } from '../workbench.ts';

/** Why no run on this data set can be started, in one sentence; empty when one can. To be read in a computed. */
export function startBlock(dataset: string): string {
  const { t } = useText();
  const { engine, readOnlyReason } = useWorkbench();
  if (readOnlyReason !== null) return sayMessage(readOnlyReason);
  if (engine.state === 'failed')
    return t('train.blocked.engine', { problem: engine.problem ? sayMessage(engine.problem) : '' });
  return useData().find(dataset)?.available === false ? t('train.blocked.data') : '';
}
