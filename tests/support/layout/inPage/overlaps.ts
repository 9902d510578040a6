import { commonPart, heightOf, widthOf } from './box.ts';
import type { ClientBox } from './box.ts';
import type { Screen, VisibleText } from './walk.ts';
import { pathOf, quoted } from './words.ts';

/**
 * Lines stand closer than the boxes of their letters are high, which have room for accents. More than
 * this share of the smaller one in common, and letters touch.
 */
const MOST_SHARED_HEIGHT = 0.35;
const MOST_SHARED_WIDTH = 2;

interface Placed {
  piece: VisibleText;
  box: ClientBox;
}

/** Texts printed over each other within one layer: where it scrolls, wherever it is scrolled to. */
export function overlappingTexts({ texts }: Screen): string[] {
  const layers = new Map<Element, Placed[]>();
  for (const piece of texts) {
    const box = commonPart(piece.box, piece.place.reachable);
    if (widthOf(box) <= MOST_SHARED_WIDTH || heightOf(box) === 0) continue;
    const layer = layers.get(piece.place.layer) ?? [];
    layer.push({ piece, box });
    layers.set(piece.place.layer, layer);
  }
  return [...layers.values()].flatMap(overlapsIn);
}

function overlapsIn(layer: Placed[]): string[] {
  const sorted = layer.sort((a, b) => a.box.top - b.box.top);
  const found: string[] = [];
  for (const [index, upper] of sorted.entries()) {
    for (let next = index + 1; next < sorted.length; next += 1) {
      const lower = sorted[next];
      if (lower === undefined || lower.box.top >= upper.box.bottom) break;
      if (isOverlap(upper, lower)) found.push(describe(upper.piece, lower.piece));
    }
  }
  return found;
}

function isOverlap(a: Placed, b: Placed): boolean {
  if (a.piece.node === b.piece.node || isAccent(a.piece, b.piece)) return false;
  const common = commonPart(a.box, b.box);
  const smaller = Math.min(heightOf(a.box), heightOf(b.box));
  return widthOf(common) > MOST_SHARED_WIDTH && heightOf(common) > smaller * MOST_SHARED_HEIGHT;
}

/** An accent's box reaches into the letter below it, which its ink does not. */
const isAccent = (a: VisibleText, b: VisibleText): boolean =>
  a.element.closest('mover[accent=true]')?.contains(b.element) === true;

const describe = (a: VisibleText, b: VisibleText): string =>
  `overlap: ${quoted(a.node.data)} and ${quoted(b.node.data)} in ${pathOf(a.element)} and ${pathOf(b.element)}`;
