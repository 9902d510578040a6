import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
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
    const told = globalThis as { savedNames?: string[] };
    const names: string[] = (told.savedNames = []);
    window?.webContents.session.on('will-download', (_event, item) => {
      item.setSavePath(`${into}/${names.length}`);
      const name = item.getSaveDialogOptions().defaultPath ?? '';
      item.once('done', () => names.push(name));
    });
  }, folder);
  const names = () =>
    app.evaluate(() => (globalThis as { savedNames?: string[] }).savedNames ?? []);
  return async (act) => {
    const before = (await names()).length;
    await act();
    const end = Date.now() + LIMIT;
    for (let all = await names(); ; all = await names()) {
      const name = all[before];
      const path = join(folder, String(before));
      if (name !== undefined && existsSync(path) && statSync(path).size > 0) {
        return { name, bytes: readFileSync(path) };
      }
      if (Date.now() > end) throw new Error('nothing was saved');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
}
