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
  const placed: WantedLabel<T>[] = [];
  for (const { label, y } of sorted) {
    const above = placed.at(-1);
    const free = above === undefined ? top + height / 2 : above.y + height;
    const at = Math.min(Math.max(y, free), bottom - height / 2);
    if (at < free || Math.abs(at - y) > height) continue;
    placed.push({ label, y: at });
  }
  return placed;
}
