import { useEventListener } from '@vueuse/core';
import { onBeforeUnmount, onMounted } from 'vue';
import type { Ref } from 'vue';
import { plainKey } from './plainKey.ts';

/** How a list finds its rows, by their place from 0. */
interface Rows {
  count: () => number;
  /** The place of the row that an element is in; -1 where it is in none. */
  placeOf: (element: Element) => number;
  /** The control of a row that takes the focus, brought into the document if need be. */
  controlOf: (place: number) => Promise<HTMLElement | null>;
}

/** Frames that a row far away takes at most to be there. */
const MOST_FRAMES = 10;

const STEPS: Record<string, number> = {
  j: 1,
  ArrowDown: 1,
  k: -1,
  ArrowUp: -1,
  Home: -Infinity,
  End: Infinity,
};

/** The lists of the screen, in the order they came to it. */
const lists: { list: Readonly<Ref<HTMLElement | null>>; rows: Rows }[] = [];

/** Gives the focus to the first row of the screen's first list, as from its search. */
export async function enterList(): Promise<void> {
  const control = await lists[0]?.rows.controlOf(0);
  control?.focus();
}

/**
 * The keys of a list or table: j, k, arrows, Home and End move between its rows, x selects one. Without the
 * focus in any list, the letters are those of the screen's first list. Enter is that of the row's control.
 * @param rows by default all in the document: elements with `data-row`, with the control `data-row-control`
 */
export function useRowKeys(
  list: Readonly<Ref<HTMLElement | null>>,
  rows: Rows = rowsInDocument(list),
): void {
  const entry = { list, rows };
  onMounted(() => lists.push(entry));
  onBeforeUnmount(() => lists.splice(lists.indexOf(entry), 1));

  const hasFocus = (one: Readonly<Ref<HTMLElement | null>>) =>
    one.value?.contains(document.activeElement) === true;

  /** The place of the row with the focus; null where the key is none of this list's. */
  function placeFor(key: string): number | null {
    if (hasFocus(list)) {
      const place = document.activeElement === null ? -1 : rows.placeOf(document.activeElement);
      // Arrows on the list itself scroll it.
      return place === -1 && key.length > 1 ? null : place;
    }
    const isElsewhere =
      key.length > 1 || lists.some((one) => hasFocus(one.list)) || lists[0] !== entry;
    return isElsewhere ? null : -1;
  }

  useEventListener(window, 'keydown', (event) => {
    const key = plainKey(event);
    if (key === null) return;
    const step = STEPS[key];
    const place = step === undefined && key !== 'x' ? null : placeFor(key);
    if (place === null) return;
    if (step === undefined) {
      if (place !== -1) selectRow(event);
    } else {
      event.preventDefault();
      void moveTo(Math.max(0, Math.min(rows.count() - 1, place + step)));
    }
  });

  async function moveTo(place: number): Promise<void> {
    const control = await rows.controlOf(place);
    control?.focus();
  }
}

function selectRow(event: KeyboardEvent): void {
  const row = document.activeElement?.closest('[data-row]');
  const box = row?.querySelector('input[type=checkbox]');
  const { shiftKey } = event;
  box?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey }));
}

function rowsInDocument(list: Readonly<Ref<HTMLElement | null>>): Rows {
  const all = () => [...(list.value?.querySelectorAll('[data-row]') ?? [])];
  return {
    count: () => all().length,
    placeOf: (element) => all().findIndex((row) => row.contains(element)),
    controlOf: (place) =>
      Promise.resolve(all()[place]?.querySelector<HTMLElement>('[data-row-control]') ?? null),
  };
}

/** The rows of a list that has only those in sight in the document, numbered by `aria-rowindex` from 2. */
export function scrolledRows(
  list: Readonly<Ref<HTMLElement | null>>,
  { count, scrollTo }: { count: () => number; scrollTo: (place: number) => void },
): Rows {
  const find = (place: number) =>
    list.value?.querySelector<HTMLElement>(`[aria-rowindex="${place + 2}"] [data-row-control]`) ??
    null;
  return {
    count,
    placeOf: (element) => Number(element.closest('[data-row]')?.ariaRowIndex ?? 1) - 2,
    async controlOf(place) {
      scrollTo(place);
      for (let frame = 0; frame < MOST_FRAMES && find(place) === null; frame += 1) {
        await new Promise(requestAnimationFrame);
      }
      return find(place);
    },
  };
}
