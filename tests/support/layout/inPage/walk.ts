import { boxOf } from './box.ts';
import type { ClientBox } from './box.ts';
import { comesWhenFocused, isForEarsOnly, placeWithin, rootPlace } from './place.ts';
import type { Place } from './place.ts';

/** A stretch of text on one line. */
export interface VisibleText {
  node: Text;
  element: Element;
  box: ClientBox;
  place: Place;
}

export interface Seen {
  element: Element;
  style: CSSStyleDeclaration;
  box: ClientBox;
  /** Where the element itself is. */
  outer: Place;
  /** Where its content is. */
  place: Place;
}

export interface Screen {
  texts: VisibleText[];
  elements: Seen[];
}

/** Of one line, not counting the empty rectangles at the ends of a line. */
const LEAST_SIZE = 0.5;

function piecesOf(node: Text, element: Element, place: Place): VisibleText[] {
  if (node.data.trim() === '') return [];
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()]
    .filter(({ width, height }) => width > LEAST_SIZE && height > LEAST_SIZE)
    .map((box) => ({ node, element, box, place }));
}

/** Everything on the page that has a box, in one walk. */
export function readScreen(): Screen {
  const screen: Screen = { texts: [], elements: [] };
  const visit = (element: Element, outer: Place): void => {
    const style = getComputedStyle(element);
    if (style.display === 'none' || Number(style.opacity) === 0) return;
    if (isForEarsOnly(element, style) || comesWhenFocused(element, style)) return;
    const place = style.display === 'contents' ? outer : placeWithin(element, style, outer);
    if (style.visibility === 'visible') {
      screen.elements.push({ element, style, box: boxOf(element), outer, place });
      for (const node of element.childNodes) {
        if (node instanceof Text) screen.texts.push(...piecesOf(node, element, place));
      }
    }
    const isClosed = element instanceof HTMLDetailsElement && !element.open;
    for (const child of element.children) {
      if (!isClosed || child.matches('summary')) visit(child, place);
    }
  };
  visit(document.body, rootPlace());
  return screen;
}
