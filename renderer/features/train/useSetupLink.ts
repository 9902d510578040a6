import { watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { readSetup } from '../../../shared/domain/setupLink.ts';
import { useForm } from '../../state/form/form.ts';
import { useToasts } from '../../state/toasts.ts';

/** Fills in the form with the set-up that the screen's address says, and tells what of it nobody knows. */
export function useSetupLink(): void {
  const route = useRoute();
  const router = useRouter();
  const form = useForm();
  const toasts = useToasts();

  watch(
    () => route.query,
    (query) => {
      if (route.name !== 'train' || Object.keys(query).length === 0) return;
      const texts = Object.entries(query).map(([name, text]) => [name, String(text ?? '')]);
      const { setup, refused } = readSetup(Object.fromEntries(texts) as Record<string, string>);
      form.applySetup(setup);
      if (refused.length > 0) {
        toasts.show({ key: 'train.linkRefused', params: { names: refused.join(', ') } });
      }
      // What is changed from here on is no longer what the address says.
      void router.replace({ name: 'train' });
    },
    { immediate: true },
  );
}
