import { app } from 'electron';
import { z } from '../../../shared/domain/schema.ts';
import { filesIn } from '../command.ts';
import type { FilesOfDesktop } from './openedFiles.ts';

/** What a second app sends to the one that is open. */
const startSchema = z.strictObject({ files: z.array(z.string()).max(1000) });

/**
 * Gives `files` those this app is opened with: by its arguments, by the desktop, and by every later start.
 * @returns whether this app is the only one; another that is open has received its files
 */
export function openFilesOfStarts(files: FilesOfDesktop): boolean {
  // macOS names the files by this event, also before the app is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    files.open([path]);
  });
  const own = filesIn(process.argv, app.isPackaged, process.cwd());
  files.open(own);
  app.on('second-instance', (_event, _argv, _folder, sent) => {
    const start = startSchema.safeParse(sent);
    if (start.success) files.open(start.data.files);
  });
  // Not by its arguments, which Chromium changes on their way.
  return app.requestSingleInstanceLock({ files: own });
}
