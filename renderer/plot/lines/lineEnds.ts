/** A label that wants to stand at a height. */
interface WantedLabel<T> {
  label: T;
  y: number;
}

/**
 * Labels at the ends of lines, none upon another: each as near to the end of its line as it fits between `top`
 * and `bottom`. One that would have to stand farther off than its own height is left out.
 */
export function placedEnds<T>(
  wanted: readonly WantedLabel<T>[],
  height: number,
  { top, bottom }: { top: number; bottom: number },
): WantedLabel<T>[] {
  const sorted = wanted.filter(({ y }) => y >= top && y <= bottom).toSorted((a, b) => a.y - b.y);
  const places = sorted.map(({ y }) => y);
  // Downward each makes room for the one above it, then upward for the one below it.
  let free = top + height / 2;
  for (const [index, y] of places.entries()) {
    places[index] = Math.max(y, free);
    free = (places[index] ?? y) + height;
  }
  free = bottom - height / 2;
  for (let index = places.length - 1; index >= 0; index -= 1) {
    places[index] = Math.min(places[index] ?? free, free);
    free = (places[index] ?? free) - height;
  }
  return sorted.flatMap(({ label, y }, index) => {
    const at = places[index] ?? y;
    return Math.abs(at - y) <= height && at >= top ? [{ label, y: at }] : [];
  });
}
