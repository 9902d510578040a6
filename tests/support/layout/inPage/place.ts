import { boxOf, commonPart, heightOf, widthOf } from './box.ts';
import type { ClientBox } from './box.ts';

/** What the elements around one make of it. */
export interface Place {
  /** Where it can be seen, by scrolling if need be. */
  reachable: ClientBox;
  /** Where it can be seen now. */
  visible: ClientBox;
  /** What scrolls it, or what it is fixed or sticks to; things of two layers may lie over each other. */
  layer: Element;
  /** The nearest element around it that is painted as a box. */
  painted: Element | null;
  /** Of the nearest element that things out of the flow are placed by. */
  positioned: Place | null;
}

const SCROLLS = ['auto', 'scroll'];

const innerBox = (element: Element): ClientBox => {
  const box = boxOf(element);
  const left = box.left + element.clientLeft;
  const top = box.top + element.clientTop;
  return { left, top, right: left + element.clientWidth, bottom: top + element.clientHeight };
};

/** The box of all that `element` scrolls through. */
export function scrolledBox(element: Element): ClientBox {
  const inner = innerBox(element);
  const left = inner.left - element.scrollLeft;
  const top = inner.top - element.scrollTop;
  return { left, top, right: left + element.scrollWidth, bottom: top + element.scrollHeight };
}

/** The box of the window, and of the whole page. */
export const rootPlace = (): Place => {
  const root = document.documentElement;
  const visible = { left: 0, top: 0, right: root.clientWidth, bottom: root.clientHeight };
  const left = -window.scrollX;
  const top = -window.scrollY;
  const reachable = { left, top, right: left + root.scrollWidth, bottom: top + root.scrollHeight };
  return { reachable, visible, layer: root, painted: null, positioned: null };
};

const isPainted = (style: CSSStyleDeclaration): boolean =>
  parseFloat(style.borderRightWidth) > 0 && parseFloat(style.borderLeftWidth) > 0;

/** The place of the content of `element`, which itself is at `outer`. */
export function placeWithin(element: Element, style: CSSStyleDeclaration, outer: Place): Place {
  let place = outer;
  if (style.position === 'fixed') place = { ...rootPlace(), layer: element };
  else if (style.position === 'absolute') {
    place = { ...(outer.positioned ?? outer), painted: outer.painted };
  } else if (style.position === 'sticky') place = { ...outer, layer: element };
  if (isPainted(style)) place = { ...place, painted: element };
  place = clippedBy(element, style, place);
  const placesOthers = style.position !== 'static' || style.transform !== 'none';
  return placesOthers
    ? { ...place, positioned: place }
    : { ...place, positioned: outer.positioned };
}

function clippedBy(element: Element, style: CSSStyleDeclaration, place: Place): Place {
  const { overflowX, overflowY } = style;
  if (overflowX === 'visible' || style.display === 'inline') return place;
  const inner = innerBox(element);
  const visible = commonPart(place.visible, inner);
  if (![overflowX, overflowY].some((overflow) => SCROLLS.includes(overflow))) {
    return { ...place, visible, reachable: commonPart(place.reachable, inner), painted: null };
  }
  const scrolled = scrolledBox(element);
  const [x, y] = [SCROLLS.includes(overflowX), SCROLLS.includes(overflowY)];
  const reachable = {
    left: x ? scrolled.left : inner.left,
    right: x ? scrolled.right : inner.right,
    top: y ? scrolled.top : inner.top,
    bottom: y ? scrolled.bottom : inner.bottom,
  };
  return { ...place, visible, reachable, layer: element, painted: null };
}

/**
 * Whether it waits above the window until someone goes to it by keys, as the link to the content does.
 * While a dialog holds the focus no one gets there.
 */
export function comesWhenFocused(element: Element, style: CSSStyleDeclaration): boolean {
  const waits = (): boolean => {
    for (const animation of element.getAnimations()) animation.finish();
    return boxOf(element).bottom <= 0;
  };
  if (style.position !== 'fixed' || !(element instanceof HTMLAnchorElement) || !waits())
    return false;
  if (document.querySelector('[role=dialog], [role=menu]') !== null) return true;
  const before = document.activeElement;
  element.focus({ preventScroll: true });
  const comes = !waits();
  element.blur();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return comes;
}

/** Whether it is only for those who have the page read to them. */
export const isForEarsOnly = (element: Element, style: CSSStyleDeclaration): boolean =>
  style.position === 'absolute' &&
  style.overflowX !== 'visible' &&
  widthOf(boxOf(element)) <= 1 &&
  heightOf(boxOf(element)) <= 1;
