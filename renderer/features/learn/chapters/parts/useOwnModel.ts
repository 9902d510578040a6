import { computed, onMounted, ref, watch } from 'vue';
import { base64Bytes } from '../../../../../shared/formats/base64.ts';
import { useModels } from '../../../../state/models/models.ts';
import { useToasts } from '../../../../state/toasts.ts';
import exampleModel from './exampleModel.pt?url&inline';

const EXAMPLE = 'example.pt';

/** The model the chapter shows: the one chosen here, or the one opened last. */
export function useOwnModel() {
  const models = useModels();
  const toasts = useToasts();
  const chosen = ref('');

  onMounted(models.load);

  const id = computed({
    get: () => (models.byId.has(chosen.value) ? chosen.value : (models.saved[0]?.id ?? '')),
    set: (next: string) => (chosen.value = next),
  });
  const choices = computed(() =>
    models.saved.map((each) => ({ value: each.id, label: each.name })),
  );
  const model = computed(() => models.contents.get(id.value) ?? null);
  watch(
    id,
    (next) => {
      if (next !== '') void toasts.attempt(() => models.open(next));
    },
    { immediate: true },
  );

  async function bring(files: readonly File[]): Promise<void> {
    const ids = await models.bring(files.map((file) => ({ folder: '', file })));
    const [first] = ids ?? [];
    if (first !== undefined) chosen.value = first;
  }

  /** A small model that PyTorch wrote, which comes with the workbench. */
  function bringExample(): Promise<void> {
    const base64 = exampleModel.slice(exampleModel.indexOf(',') + 1);
    return bring([new File([base64Bytes(base64)], EXAMPLE)]);
  }

  return { id, choices, model, bring, bringExample };
}
