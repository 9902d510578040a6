import { defineStore } from 'pinia';
import { ref } from 'vue';
import { licencesSchema } from '../../../shared/domain/licences.ts';
import type { Licences } from '../../../shared/domain/licences.ts';

/** The licences of others' work, loaded when somebody first wants to see them. */
export const useLicences = defineStore('licences', () => {
  const list = ref<Licences>({ works: [], texts: [] });
  const failed = ref(false);

  async function load(): Promise<void> {
    if (list.value.works.length > 0) return;
    try {
      // A file beside the page, whichever host serves it.
      const response = await fetch('licences.json');
      list.value = licencesSchema.parse(await response.json());
      failed.value = false;
    } catch {
      failed.value = true;
    }
  }

  return { list, failed, load };
});
