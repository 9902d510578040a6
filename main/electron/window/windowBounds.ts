import { readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from '../../../shared/domain/schema.ts';
import { makeFoldersNow } from '../../workbench/files.ts';

const windowBoundsSchema = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
  maximized: z.boolean(),
});

/** Where a window is when it is not maximized, in screen pixels, and whether it is. */
export type WindowBounds = z.infer<typeof windowBoundsSchema>;

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

const USUAL_SIZE = { width: 1280, height: 860 };
/** As much of a window has to be on a display to be found and dragged back. */
const VISIBLE = { width: 200, height: 80 };

/** The bounds kept in `file`; null when there are none that make sense. */
export function readBounds(file: string): WindowBounds | null {
  try {
    return windowBoundsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Keeps `bounds` in `file`. Where that fails the window just opens in its usual size. */
export function writeBounds(file: string, bounds: WindowBounds): void {
  try {
    makeFoldersNow(dirname(file));
    writeFileSync(file, `${JSON.stringify(bounds)}\n`);
  } catch {
    // A place on the screen is not worth a message.
  }
}

/**
 * Where to open the window: as it was left, unless that is on no display any more; then in its
 * usual size, in the middle. Never larger than the display it is on.
 * @param areas the free areas of the displays, in screen pixels
 */
export function fittedBounds(
  bounds: WindowBounds | null,
  areas: readonly Area[],
): Partial<Area> & { maximized: boolean } {
  const home = bounds === null ? undefined : areas.find((area) => isReachable(bounds, area));
  if (bounds === null || home === undefined) {
    return { ...limited(USUAL_SIZE, areas[0]), maximized: bounds?.maximized ?? false };
  }
  return { ...bounds, ...limited(bounds, home) };
}

const limited = ({ width, height }: Pick<Area, 'width' | 'height'>, area: Area | undefined) => ({
  width: Math.min(width, area?.width ?? width),
  height: Math.min(height, area?.height ?? height),
});

function isReachable(bounds: Area, area: Area): boolean {
  const overlap = (start: number, size: number, areaStart: number, areaSize: number) =>
    Math.min(start + size, areaStart + areaSize) - Math.max(start, areaStart);
  return (
    overlap(bounds.x, bounds.width, area.x, area.width) >= VISIBLE.width &&
    overlap(bounds.y, bounds.height, area.y, area.height) >= VISIBLE.height &&
    bounds.y >= area.y
  );
}
