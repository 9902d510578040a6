import { computed, ref } from 'vue';
import { useText } from '../../i18n/useText.ts';
import { useData } from '../../stores/data.ts';
import { useForm } from '../../stores/form.ts';
import { useRuns } from '../../stores/runs.ts';
import { useWorkbench } from '../../stores/workbench.ts';

/** Starting what the form says: whether that is possible, why not, and doing it. */
export function useStart() {
  const { t } = useText();
  const form = useForm();
  const runs = useRuns();
  const data = useData();
  const workbench = useWorkbench();
  const isStarting = ref(false);

  /** Why nothing can be started, in one sentence; empty when it can. */
  const blocked = computed(() => {
    const { engine, readOnlyReason } = workbench;
    if (readOnlyReason !== null) return readOnlyReason;
    if (engine.state === 'failed') return t('train.blocked.engine', { problem: engine.problem });
    if (form.problems.size > 0) return t('train.blocked.problems');
    if (data.find(form.config.dataset)?.available === false) return t('train.blocked.data');
    return '';
  });

  async function start(): Promise<void> {
    if (blocked.value !== '' || isStarting.value) return;
    isStarting.value = true;
    const sweep = form.sweepRequest();
    await (sweep === null ? runs.start(form.request()) : runs.startSweep(sweep));
    isStarting.value = false;
  }

  return { blocked, isStarting, start };
}
