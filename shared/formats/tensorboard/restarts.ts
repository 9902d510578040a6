import { scalarsOf } from './events.ts';
import type { FileEvent, ScalarEvent } from './events.ts';

/** A scalar, and in which start of the training it was logged: 0 for the first. */
export interface StartedScalar extends ScalarEvent {
  start: number;
}

/** The scalars of a folder, in order, and those that a restart made void. */
export interface FolderScalars {
  kept: StartedScalar[];
  purged: StartedScalar[];
}

/** From this version of the format on, a restart is an event of its own. */
const TELLS_STARTS = 2;

/**
 * The scalars of the event files of one folder, without those that TensorBoard's `EventAccumulator`
 * purges: a start makes void all that was logged for its step and later; in files of an older version,
 * a step that goes back does so for its own tags. Each file, and each such event, begins a new start.
 * @param files each file's events; the files in their order
 */
export function folderScalars(files: readonly (readonly FileEvent[])[]): FolderScalars {
  const scalars: FolderScalars = { kept: [], purged: [] };
  let version: number | null = null;
  let lastStep = -1;
  let start = -1;
  for (const file of files) {
    start += 1;
    for (const event of file) {
      version = event.fileVersion ?? version;
      if (version !== null && version >= TELLS_STARTS) {
        if (event.isStart) {
          purge(scalars, event.step, () => true);
          start += 1;
        }
      } else if (event.values !== null && event.step < lastStep) {
        const tags = new Set(event.values.map(({ tag }) => tag));
        purge(scalars, event.step, ({ tag }) => tags.has(tag));
      }
      if (event.values !== null) lastStep = event.step;
      for (const scalar of scalarsOf(event)) scalars.kept.push({ ...scalar, start });
    }
  }
  return scalars;
}

function purge(
  scalars: FolderScalars,
  from: number,
  concerns: (scalar: ScalarEvent) => boolean,
): void {
  const isVoid = (scalar: ScalarEvent) => scalar.step >= from && concerns(scalar);
  scalars.purged = scalars.purged.concat(scalars.kept.filter(isVoid));
  scalars.kept = scalars.kept.filter((scalar) => !isVoid(scalar));
}
