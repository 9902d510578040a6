import { inject, onScopeDispose, provide, ref } from 'vue';
import type { InjectionKey, Ref } from 'vue';

/** A hint beside a field's label, which the field itself shows. */
interface OfferedHelp {
  text: Readonly<Ref<string>>;
  /** Shows the hint; where it is shown already, goes on to the glossary. */
  follow: () => void;
  hide: () => void;
}

const KEY: InjectionKey<(help: OfferedHelp) => void> = Symbol('field help');

/** For a field: the words of the hint beside its label, and the events by which its keys show the hint. */
export function useFieldHelp() {
  const offered = ref<OfferedHelp | null>(null);
  provide(KEY, (help) => {
    offered.value = help;
    onScopeDispose(() => (offered.value = null));
  });

  function onKeydown(event: KeyboardEvent): void {
    if (event.key !== 'F1' || offered.value === null) return;
    event.preventDefault();
    offered.value.follow();
  }

  return { offered, helpEvents: { keydown: onKeydown, focusout: () => offered.value?.hide() } };
}

/** For a hint: offers it to the field it stands in. False where it stands alone, and is a stop of its own. */
export function offerHelp(help: OfferedHelp): boolean {
  const offer = inject(KEY, null);
  offer?.(help);
  return offer !== null;
}
