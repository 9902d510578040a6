import { dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import type { Texts } from '../texts.ts';

/**
 * Brings the page back when it crashes or hangs. Training is not in it and goes on; the page asks
 * for the present state when it loads. The person is asked first, so that a page that crashes at
 * once does not do so for ever.
 */
export function recoverPage(window: BrowserWindow, texts: () => Texts): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') void afterCrash(window, texts());
  });
  window.on('unresponsive', () => void afterHang(window, texts()));
}

async function afterCrash(window: BrowserWindow, texts: Texts): Promise<void> {
  await dialog.showMessageBox(window, {
    type: 'warning',
    message: texts.crashTitle,
    detail: texts.crashDetail,
    buttons: [texts.openAgain],
  });
  window.webContents.reload();
}

async function afterHang(window: BrowserWindow, texts: Texts): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: texts.hangTitle,
    detail: texts.crashDetail,
    buttons: [texts.openAgain, texts.wait],
    defaultId: 1,
    cancelId: 1,
  });
  if (response === 0) window.webContents.reload();
}
