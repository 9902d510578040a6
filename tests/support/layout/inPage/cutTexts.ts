import type { ClientBox } from './box.ts';
import type { Screen, Seen, VisibleText } from './walk.ts';
import { called, pathOf, quoted } from './words.ts';

/** Pixels of a line's box that no letter reaches. */
const SLACK = 2;

const tidy = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** Whether the whole text is to be had under the pointer. */
const hasTitle = (element: Element, text: string): boolean =>
  tidy(element.closest('[title]')?.getAttribute('title') ?? '').includes(tidy(text));

/** Across, all of it counts; below and above a line there is more room than letters need. */
const isCut = (box: ClientBox, within: ClientBox): boolean =>
  box.left < within.left - SLACK ||
  box.right > within.right + SLACK ||
  (box.top + box.bottom) / 2 > within.bottom ||
  (box.top + box.bottom) / 2 < within.top;

function faultOf({ node, element, box, place }: VisibleText): string[] {
  const where = `${quoted(node.data)} in ${pathOf(element)}`;
  if (isCut(box, place.reachable)) return hasTitle(element, node.data) ? [] : [`cut: ${where}`];
  const { painted } = place;
  if (painted === null) return [];
  const { left, right } = painted.getBoundingClientRect();
  return box.left < left - SLACK || box.right > right + SLACK
    ? [`out of its box: ${where} and ${pathOf(painted)}`]
    : [];
}

/** Texts of which a part cannot be seen, and texts that run out of the box they stand in. */
export function cutTexts({ texts, elements }: Screen): string[] {
  return [
    ...new Set(texts.flatMap(faultOf)),
    ...elements.flatMap(ellipsisOf),
    ...elements.flatMap(fieldOf),
  ];
}

/** Chromium's ranges do not tell what an ellipsis stands for. */
function ellipsisOf({ element, style }: Seen): string[] {
  const cuts = style.textOverflow === 'ellipsis' && style.overflowX !== 'visible';
  if (!cuts || element.scrollWidth <= element.clientWidth) return [];
  const titled = element.querySelector('[title]') ?? element;
  return hasTitle(titled, element.textContent)
    ? []
    : [`cut: ${quoted(element.textContent)} in ${pathOf(element)}`];
}

/** What stands in a field, or is offered there; a text that was typed can be moved through. */
function fieldOf({ element, style }: Seen): string[] {
  const text = shownIn(element);
  if (text === '' || hasTitle(element, text)) return [];
  const room = element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return widthOfText(text, style) > room + SLACK
    ? [`cut: ${quoted(text)} in the field ${called(element)} ${pathOf(element)}`]
    : [];
}

function shownIn(element: Element): string {
  if (element instanceof HTMLSelectElement) return element.selectedOptions[0]?.text ?? '';
  if (!(element instanceof HTMLInputElement)) return '';
  if (element.type === 'number') return element.value;
  return ['text', 'search'].includes(element.type) && element.value === ''
    ? element.placeholder
    : '';
}

const canvas = document.createElement('canvas').getContext('2d');

function widthOfText(text: string, style: CSSStyleDeclaration): number {
  if (canvas === null) return 0;
  canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  return canvas.measureText(text).width;
}
