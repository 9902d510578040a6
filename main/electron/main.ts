import { join } from 'node:path';
import { app, dialog } from 'electron';
import { errorInWords, flattenError } from '../../shared/errors/workbenchError.ts';
import { bringToFront, desktopOf } from './window/desktop.ts';
import { askFolder, askForFiles } from './files/fileDialogs.ts';
import { keepGraphicsDriversOut } from './window/graphicsDrivers.ts';
import { showMenu } from './menu/menu.ts';
import { catchMishaps } from './mishaps.ts';
import { openIpcGate, tellPage } from './ipc/ipcGate.ts';
import { leaveInOrder } from './window/leaving.ts';
import { openFilesOfStarts } from './files/openedApp.ts';
import { FilesOfDesktop } from './files/openedFiles.ts';
import { openWorkbench, USER_FOLDER } from './openWorkbench.ts';
import { PAGE_ADDRESS, registerPageScheme, servePage } from './window/page.ts';
import { PLACES } from './places.ts';
import { RecentFiles } from './files/recentFiles.ts';
import { recoverPage } from './window/recovery.ts';
import { signalRuns } from './runSignals.ts';
import { askWhereToSave } from './files/saving.ts';
import { followSettings } from './settingsFollower.ts';
import { textsFor } from './texts.ts';
import type { Texts } from './texts.ts';
import { createWindow, keepBounds } from './window/window.ts';

/** While the page is worked on, a development server has it; an installed app has only its own. */
const developed = app.isPackaged ? undefined : process.env['BATCHNORM_WORKBENCH_PAGE'];
const address = developed ?? PAGE_ADDRESS;
const boundsFile = join(USER_FOLDER, 'window.json');
const recentFile = join(USER_FOLDER, 'recent.json');

/** Opens the app's window, unless one is open already: that one comes to the front, with the files of this start. */
export function openApp(): void {
  app.setPath('userData', join(USER_FOLDER, 'electron'));
  keepGraphicsDriversOut();
  registerPageScheme();
  const files = new FilesOfDesktop();
  if (openFilesOfStarts(files)) {
    void app
      .whenReady()
      .then(() => open(files))
      .catch(explain);
  } else app.quit();
}

async function open(files: FilesOfDesktop): Promise<void> {
  servePage(PLACES.renderer);
  const window = createWindow({ ...PLACES, boundsFile });
  const page = { contents: window.webContents, address };
  const workbench = await openWorkbench((purpose) => askFolder(window, purpose, texts()), files);
  const recent = new RecentFiles(recentFile, () => showMenuIn(texts()));
  const showMenuIn = (inTexts: Texts) =>
    showMenu({
      texts: inTexts,
      choose: (action) => tellPage(page, { name: 'menu:chosen', payload: { action } }),
      askForFiles: () => void askForFiles(window, texts()).then((paths) => files.open(paths)),
      recentFiles: recent.paths,
      openFile: (path) => files.open([path]),
      clearRecentFiles: () => recent.clear(),
    });
  const texts = await followSettings(workbench, showMenuIn);

  catchMishaps(USER_FOLDER, texts);
  openIpcGate(workbench, page);
  workbench.subscribe((event) => tellPage(page, event));
  signalRuns(workbench, desktopOf(window, texts));
  askWhereToSave(window, texts);
  recoverPage(window, texts);
  keepBounds(window, boundsFile);
  leaveInOrder({ window, workbench, texts });
  files.watch((file, path) => {
    recent.add(path);
    app.addRecentDocument(path);
    tellPage(page, { name: 'file:opened', payload: file });
  });
  app.on('second-instance', () => bringToFront(window));
  await window.loadURL(address);
}

/** Without its workbench the app is of no use: it says why and ends. */
function explain(error: unknown): void {
  const locale = app.getLocale();
  const language = locale.startsWith('ko') ? 'ko' : 'en';
  const { message, nextStep } = errorInWords(flattenError(error), language);
  dialog.showErrorBox(textsFor('system', locale).startProblem, `${message}\n\n${nextStep}`);
  app.exit(1);
}
