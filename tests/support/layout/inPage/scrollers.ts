import { commonPart, heightOf, widthOf } from './box.ts';
import type { Screen, Seen } from './walk.ts';
import { measured, pathOf } from './words.ts';

/** Pixels, less than which no one reads in. */
const LEAST_ROOM = 24;
/** Of a text that ends in an ellipsis. */
const LEAST_SIZE = 8;
/** What is wide by its nature, and scrolls by keys as well. */
const WIDE = 'table, [role=table], pre, textarea, input';

/** Parts that have no room for what is in them, and parts of the page that scroll sideways. */
export function scrollerFaults({ texts, elements }: Screen): string[] {
  const root = document.documentElement;
  const page = root.scrollWidth > root.clientWidth ? ['sideways: the whole page'] : [];
  const full = new Set<Element>();
  for (const { element } of texts) {
    for (let at: Element | null = element; at && !full.has(at); at = at.parentElement) full.add(at);
  }
  return [
    ...page,
    ...elements.filter(isSideways).map(({ element }) => `sideways: ${pathOf(element)}`),
    ...elements
      .filter(({ element }) => full.has(element))
      .filter(hasNoRoom)
      .map(({ element, box }) => `no room: ${pathOf(element)} ${measured(box)}`),
  ];
}

function isSideways({ element, style }: Seen): boolean {
  const scrolls = style.overflowX === 'auto' || style.overflowX === 'scroll';
  if (!scrolls || element.scrollWidth <= element.clientWidth + 1) return false;
  const isWide = element.matches(WIDE) || element.querySelector(WIDE) !== null;
  return !isWide || !element.matches('[tabindex="0"], textarea, input');
}

function hasNoRoom({ element, style, box, outer }: Seen): boolean {
  if (style.overflowX === 'visible' || style.display === 'inline') return false;
  const least = style.overflowX === 'hidden' ? LEAST_SIZE : LEAST_ROOM;
  const shown = commonPart(box, outer.reachable);
  return (
    widthOf(shown) < Math.min(least, element.scrollWidth) - 1 ||
    heightOf(shown) < Math.min(least, element.scrollHeight) - 1
  );
}
