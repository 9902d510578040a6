import { dialog, clipboard } from 'electron';
import type { BrowserWindow } from 'electron';
import type { Texts } from '../texts.ts';
import { withoutPersonalPaths } from '../../../shared/errors/personalPaths.ts';
import { ErrorLog } from '../../workbench/errorLog.ts';

/**
 * Catches unexpected errors in the main process: logs them, shows each once in words, and keeps the app open.
 * Training is in its own thread and is not touched by it.
 */
export function reportUncaughtErrors(userFolder: string, texts: () => Texts): void {
  const log = new ErrorLog(userFolder, () => new Date());
  let asking = false;
  const caught = (error: unknown) => {
    log.caught('main process', error);
    if (asking) return;
    asking = true;
    void showError(error, texts()).finally(() => (asking = false));
  };
  process.on('uncaughtException', caught);
  process.on('unhandledRejection', caught);
}

async function showError(error: unknown, texts: Texts): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: texts.errorTitle,
    detail: texts.errorDetail,
    buttons: [texts.close, texts.copyDetails],
    defaultId: 0,
    cancelId: 0,
  });
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (response === 1) await clipboard.writeText(withoutPersonalPaths(details));
}

/**
 * Brings the page back when it crashes or hangs. Training is not in it and continues; the page asks
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
