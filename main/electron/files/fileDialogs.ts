import { dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import type { Texts } from '../texts.ts';
import { proposedName } from './proposedName.ts';

/** Asks the person for a folder. @returns its path; null when they change their mind */
export async function askFolder(
  window: BrowserWindow,
  purpose: 'data' | 'store',
  texts: Texts,
): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: purpose === 'data' ? texts.chooseData : texts.chooseStore,
    properties: ['openDirectory', 'createDirectory'],
  });
  return filePaths[0] ?? null;
}

/** Asks the person for files to import. @returns their paths; none when they change their mind */
export async function askForFiles(window: BrowserWindow, texts: Texts): Promise<string[]> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: texts.chooseFiles,
    properties: ['openFile', 'multiSelections'],
  });
  return filePaths;
}

/**
 * Asks where a file that the page hands over is to go; the page learns nothing of it. What the page has
 * not made itself is not fetched.
 */
export function askWhereToSave(window: BrowserWindow, texts: () => Texts): void {
  window.webContents.session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith('blob:')) {
      event.preventDefault();
      return;
    }
    const defaultPath = proposedName(item.getURL()) ?? item.getFilename();
    item.setSaveDialogOptions({ title: texts().saveFile, defaultPath });
  });
}
