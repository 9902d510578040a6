import type { HistoryPoint } from '../../../state/inspection/inspectCopy.ts';

/** The drawing's size. */
export const HISTORY_WIDTH = 300;
export const HISTORY_HEIGHT = 72;
const MARGIN = 8;

export type HistoryDot = HistoryPoint & { x: number; y: number };

/** Where each point of the history is drawn: one step to the right an action, accuracy 0 at the bottom, 1 at the top. */
export function historyDots(history: readonly HistoryPoint[]): HistoryDot[] {
  const steps = Math.max(history.length - 1, 1);
  return history.map((point, index) => ({
    ...point,
    x: MARGIN + (index / steps) * (HISTORY_WIDTH - 2 * MARGIN),
    y: MARGIN + (1 - (point.accuracy ?? 0)) * (HISTORY_HEIGHT - 2 * MARGIN),
  }));
}
