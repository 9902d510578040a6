import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'vitest';
import type { OpenedInElectron } from './openInElectron.ts';
import type { OpenedWorkbench } from './openedWorkbench.ts';

export interface SavedFile {
  name: string;
  bytes: Buffer;
}

/** Does what makes the page hand over a file, and gives that file. */
export type SaveFrom = (act: () => Promise<void>) => Promise<SavedFile>;

/** How long the host may take to write an export. */
const LIMIT = 60_000;

const isElectron = (opened: OpenedWorkbench): opened is OpenedInElectron => 'app' in opened;

/** The way to saved files in whichever host: the answer to the window's dialog is always `folder`. */
export function savedFilesOf(opened: OpenedWorkbench, folder: string): Promise<SaveFrom> {
  return isElectron(opened)
    ? savedByDialog(opened, folder)
    : Promise.resolve(downloaded(opened.page));
}

const downloaded =
  (page: Page): SaveFrom =>
  async (act) => {
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: LIMIT }),
      act(),
    ]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };

async function savedByDialog({ app }: OpenedInElectron, folder: string): Promise<SaveFrom> {
  // A native dialog waits for a person; a path given before it would open is their answer.
  await app.evaluate(({ BrowserWindow }, into) => {
    const [window] = BrowserWindow.getAllWindows();
    let count = 0;
    window?.webContents.session.on('will-download', (_event, item) => {
      const file = `${into}/${count++}`;
      item.setSavePath(file);
      const name = item.getSaveDialogOptions().defaultPath ?? '';
      // Told by a file: questions to a main process that is busy are sometimes never answered.
      const { writeFileSync } = process.getBuiltinModule('fs');
      item.once('done', () => writeFileSync(`${file}.name`, name));
    });
  }, folder);
  let count = 0;
  return async (act) => {
    const file = join(folder, String(count++));
    await act();
    await expect.poll(() => existsSync(`${file}.name`), { timeout: LIMIT }).toBe(true);
    return { name: readFileSync(`${file}.name`, 'utf8'), bytes: readFileSync(file) };
  };
}
