import { commonPart, heightOf, isWithin, widthOf } from './box.ts';
import type { ClientBox } from './box.ts';
import { rootPlace } from './place.ts';
import type { Screen, Seen } from './walk.ts';
import { called, measured, pathOf } from './words.ts';

const CONTROLS =
  ':is(button, a[href], input:not([type=hidden]), select, textarea, summary, [tabindex]):not([tabindex="-1"])';
/** Pixels, less than which no one hits. */
const LEAST_SIZE = 8;
const MOST_SHARED = 4;
/** Pixels of a control that no one misses. */
const SLACK = 2;

/** Controls that have no size, cannot be got to, or lie over each other. */
export function controlFaults({ elements }: Screen): string[] {
  const controls = elements.filter(({ element }) => element.matches(CONTROLS));
  return [...controls.flatMap(faultOf), ...overlapsOf(controls)];
}

function faultOf(control: Seen): string[] {
  const { element, style, box, outer } = control;
  const where = `${called(element)} in ${pathOf(element)} ${measured(box)}`;
  // A link in a sentence may be one letter.
  const least = style.display === 'inline' ? LEAST_SIZE / 2 : LEAST_SIZE;
  if (widthOf(box) < least || heightOf(box) < LEAST_SIZE) {
    return [`control without size: ${where}`];
  }
  if (isWithin(box, reachableOf(control), SLACK)) return [];
  // A text of which a part is cut is reported by itself.
  if (style.display === 'inline' && piecesOf(control).some(isHit)) return [];
  return [`control out of reach: ${where} within ${measured(outer.reachable)}`];
}

/** What is placed out of the flow is clipped by what it is placed in, not by what it is written in. */
const reachableOf = ({ style, outer, place }: Seen) => {
  if (style.position === 'fixed') return rootPlace().reachable;
  return style.position === 'absolute' ? (outer.positioned ?? place).reachable : outer.reachable;
};

/** What of a control can be seen: of one in a sentence a piece for each line. */
function piecesOf(control: Seen): ClientBox[] {
  const { element, style, box } = control;
  const pieces = style.display === 'inline' ? [...element.getClientRects()] : [box];
  return pieces.map((piece) => commonPart(piece, reachableOf(control)));
}

const isHit = (box: ClientBox): boolean =>
  widthOf(box) >= LEAST_SIZE / 2 && heightOf(box) >= LEAST_SIZE;

const isShared = (box: ClientBox): boolean =>
  widthOf(box) > MOST_SHARED && heightOf(box) > MOST_SHARED;

function overlapsOf(controls: readonly Seen[]): string[] {
  const found: string[] = [];
  const shown = controls.map((control) => ({ ...control, pieces: piecesOf(control) }));
  for (const [index, a] of shown.entries()) {
    for (const b of shown.slice(index + 1)) {
      if (a.outer.layer !== b.outer.layer) continue;
      if (!a.pieces.some((one) => b.pieces.some((other) => isShared(commonPart(one, other)))))
        continue;
      if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
      found.push(
        `controls overlap: ${called(a.element)} and ${called(b.element)} in ${pathOf(a.element)} and ${pathOf(b.element)}`,
      );
    }
  }
  return found;
}
