import { clipboard, dialog } from 'electron';
import { withoutPersonalPaths } from '../../shared/errors/personalPaths.ts';
import { ErrorLog } from '../workbench/errorLog.ts';
import type { Texts } from './texts.ts';

/**
 * Catches what nobody foresaw in the main process: logged, told once in words, and the app lives on.
 * Training is in its own thread and is not touched by it.
 */
export function catchMishaps(userFolder: string, texts: () => Texts): void {
  const log = new ErrorLog(userFolder, () => new Date());
  let asking = false;
  const caught = (error: unknown) => {
    log.caught('main process', error);
    if (asking) return;
    asking = true;
    void tell(error, texts()).finally(() => (asking = false));
  };
  process.on('uncaughtException', caught);
  process.on('unhandledRejection', caught);
}

async function tell(error: unknown, texts: Texts): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: texts.mishapTitle,
    detail: texts.mishapDetail,
    buttons: [texts.close, texts.copyDetails],
    defaultId: 0,
    cancelId: 0,
  });
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (response === 1) await clipboard.writeText(withoutPersonalPaths(details));
}
