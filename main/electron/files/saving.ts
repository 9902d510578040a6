import type { BrowserWindow } from 'electron';
import { proposedName } from './proposedName.ts';
import type { Texts } from '../texts.ts';

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
