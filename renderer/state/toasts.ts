import { defineStore } from 'pinia';
import { ref } from 'vue';
import { flattenError } from '../../shared/errors/workbenchError.ts';
import type { FlatError } from '../../shared/errors/workbenchError.ts';
import type { MessageKey, Text } from '../i18n/messages.ts';

export interface ToastAction {
  label: MessageKey;
  /** Whether it leads to what is told of; else it takes something back. */
  opens?: boolean;
  run: () => void;
}

export interface Toast {
  id: number;
  /** What is said: a text of ours, or an error to be explained. */
  content: { kind: 'text'; text: Text } | { kind: 'error'; error: FlatError };
  action: ToastAction | null;
}

/** Short messages at the screen's edge. The host component takes them away when their time is over. */
export const useToasts = defineStore('toasts', () => {
  const items = ref<Toast[]>([]);
  let lastId = 0;

  function add(content: Toast['content'], action: ToastAction | null): void {
    lastId += 1;
    items.value.push({ id: lastId, content, action });
  }

  const show = (text: Text, action: ToastAction | null = null) =>
    add({ kind: 'text', text }, action);
  const showError = (error: unknown) => add({ kind: 'error', error: flattenError(error) }, null);

  function dismiss(id: number): void {
    items.value = items.value.filter((toast) => toast.id !== id);
  }

  /** Runs `work`; shows a toast with the reason when it fails. True when it succeeded. */
  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      showError(error);
      return false;
    }
  }

  return { items, show, showError, dismiss, attempt };
});
