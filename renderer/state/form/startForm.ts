import { useRuns } from '../runs/runs.ts';
import { useForm } from './form.ts';
import { sayMessage } from '../../i18n/explainError.ts';
import { useText } from '../../i18n/useText.ts';
import { useData } from '../data.ts';
import { useWorkbench } from '../workbench.ts';
import { computed, ref } from 'vue';

/**
 * Starts, or queues, what the form asks for, a sweep included. Name, tags and notes belong to that
 * request: they are cleared once the workbench took it.
 */
export async function startForm(): Promise<void> {
  const form = useForm();
  const runs = useRuns();
  const sweep = form.sweepRequest();
  const isTaken = await (sweep === null ? runs.start(form.request()) : runs.startSweep(sweep));
  if (isTaken) form.clearWords();
}

/** Why no run on this data set can be started, in one sentence; empty when one can. To be read in a computed. */
export function startBlock(dataset: string): string {
  const { t } = useText();
  const { engine, readOnlyReason } = useWorkbench();
  if (readOnlyReason !== null) return sayMessage(readOnlyReason);
  if (engine.state === 'failed')
    return t('train.blocked.engine', { problem: engine.problem ? sayMessage(engine.problem) : '' });
  return useData().find(dataset)?.available === false ? t('train.blocked.data') : '';
}

/** Starts what the form asks for, and explains why it cannot. */
export function useStart() {
  const { t } = useText();
  const form = useForm();
  const isStarting = ref(false);

  /** Why nothing can be started, in one sentence; empty when it can. */
  const blocked = computed(() => {
    const block = startBlock(form.config.dataset);
    return block === '' && form.problems.size > 0 ? t('train.blocked.problems') : block;
  });

  async function start(): Promise<void> {
    if (blocked.value !== '' || isStarting.value) return;
    isStarting.value = true;
    await startForm();
    isStarting.value = false;
  }

  return { blocked, isStarting, start };
}
