/** A z-score this far off fills its half of the cell. */
const WIDEST = 10;

/** Where a z-score's bar begins and how long it is, on an axis from -10 to 10. */
export function zBar(zScore: number): { x: number; width: number } {
  const end = Math.max(-WIDEST, Math.min(WIDEST, zScore));
  return { x: Math.min(0, end), width: Math.abs(end) };
}
