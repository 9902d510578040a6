import { defineStore } from 'pinia';
import { ref } from 'vue';
import { licensesSchema } from '../../../shared/domain/licenses.ts';
import type { Licenses } from '../../../shared/domain/licenses.ts';

/** The licenses of others' work, loaded when somebody first wants to see them. */
export const useLicenses = defineStore('licenses', () => {
  const list = ref<Licenses>({ works: [], texts: [] });
  const failed = ref(false);

  async function load(): Promise<void> {
    if (list.value.works.length > 0) return;
    try {
      // A file beside the page, whichever host serves it.
      const response = await fetch('licenses.json');
      list.value = licensesSchema.parse(await response.json());
      failed.value = false;
    } catch {
      failed.value = true;
    }
  }

  return { list, failed, load };
});
