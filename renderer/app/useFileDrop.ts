import { useEventListener } from '@vueuse/core';
import { ref } from 'vue';
import type { Ref } from 'vue';
import { useImports } from '../state/experiments/imports.ts';
import { incomingFiles } from '../ui/readFiles.ts';

/**
 * Takes files that are dropped anywhere on the window to the import dialog. A place with a use of its own
 * for them prevents the event's default and is left alone.
 * @returns whether files are held over the window
 */
export function useFileDrop(): Ref<boolean> {
  const imports = useImports();
  const isOver = ref(false);

  /** A file let go without this would replace the workbench. @returns whether the files are for us */
  function isOurs(event: DragEvent): boolean {
    const isTaken = event.defaultPrevented;
    event.preventDefault();
    return !isTaken && event.dataTransfer?.types.includes('Files') === true;
  }

  useEventListener(window, 'dragover', (event) => {
    isOver.value = isOurs(event);
  });
  useEventListener(window, 'dragleave', (event) => {
    // Between two elements of the page there is one that is entered.
    if (event.relatedTarget === null) isOver.value = false;
  });
  useEventListener(window, 'drop', (event) => {
    isOver.value = false;
    if (isOurs(event)) void imports.bring(incomingFiles(event.dataTransfer?.files));
  });
  return isOver;
}
