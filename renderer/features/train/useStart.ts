import { computed, ref } from 'vue';
import { useText } from '../../i18n/useText.ts';
import { useForm } from '../../state/form/form.ts';
import { startBlock } from '../../state/form/startBlock.ts';
import { startForm } from '../../state/form/startForm.ts';

/** Starting what the form says: whether that is possible, why not, and doing it. */
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
