import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_SETTINGS, settingsSchema } from '../../../shared/domain/settings.ts';
import type { Settings } from '../../../shared/domain/settings.ts';
import { message } from '../../../shared/errors/message.ts';
import { detailOf, WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { sweepLeftovers, writeWhole } from '../../data/atomicFile.ts';

const settingsPath = (userFolder: string) => join(userFolder, 'settings.json');

/**
 * The saved settings, or the defaults where there are none. A file that cannot be understood is
 * moved aside as `settings.damaged.json`, so that the next change does not overwrite it.
 */
export function readSettings(userFolder: string): Settings {
  let text: string;
  try {
    text = readFileSync(settingsPath(userFolder), 'utf8');
  } catch {
    return DEFAULT_SETTINGS;
  }
  const settings = parseSettings(text);
  if (settings !== null) return settings;
  try {
    renameSync(settingsPath(userFolder), join(userFolder, 'settings.damaged.json'));
  } catch {
    // A folder that cannot be written to: the damaged file stays where it is, and so do the defaults.
  }
  return DEFAULT_SETTINGS;
}

/** Settings a later version left out get their default; null when the text is not settings at all. */
function parseSettings(text: string): Settings | null {
  try {
    const saved: unknown = JSON.parse(text);
    if (typeof saved !== 'object' || saved === null || Array.isArray(saved)) return null;
    return settingsSchema.safeParse({ ...DEFAULT_SETTINGS, ...saved }).data ?? null;
  } catch {
    return null;
  }
}

/**
 * Puts `settings` in place of the saved ones: written aside, flushed, then renamed.
 * @throws {WorkbenchError} `store-write-failed`; the old settings are then still there.
 */
export async function writeSettings(userFolder: string, settings: Settings): Promise<void> {
  try {
    await sweepLeftovers(userFolder);
    await writeWhole(settingsPath(userFolder), `${JSON.stringify(settings, null, 2)}\n`);
  } catch (cause) {
    throw new WorkbenchError(
      'store-write-failed',
      message('settingsNotSaved'),
      message('settingsCheckFolder', { folder: userFolder }),
      { params: { folder: userFolder, detail: detailOf(cause) }, cause },
    );
  }
}
