import { join } from 'node:path';
import { app, dialog, Menu, shell } from 'electron';
import { errorInWords, flattenError } from '../../shared/errors/workbenchError.ts';
import { bringToFront, desktopOf, createWindow, keepBounds } from './window/window.ts';
import { askFolder, askForFiles, askWhereToSave } from './files/fileDialogs.ts';
import { reportUncaughtErrors, recoverPage } from './window/recovery.ts';
import { openIpcGate, sendToPage } from './ipc/ipcGate.ts';
import { leaveInOrder } from './window/leaving.ts';
import { openFilesOfStarts } from './files/openedApp.ts';
import { FilesOfDesktop } from './files/openedFiles.ts';
import { openDesktopWorkbench, USER_FOLDER, PLACES } from './openWorkbench.ts';
import { PAGE_ADDRESS, registerPageScheme, servePage } from './window/page.ts';
import { RecentFiles } from './files/recentFiles.ts';
import { signalRuns } from './runSignals.ts';
import { followSettings } from './settingsFollower.ts';
import { textsFor } from './texts.ts';
import type { Texts } from './texts.ts';
import { EXTERNAL_LINKS } from './externalLinks.ts';
import { menuTemplate } from './menuTemplate.ts';
import type { MenuNeeds } from './menuTemplate.ts';

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
  const workbench = await openDesktopWorkbench(
    (purpose) => askFolder(window, purpose, texts()),
    files,
  );
  const recent = new RecentFiles(recentFile, () => showMenuIn(texts()));
  const showMenuIn = (inTexts: Texts) =>
    showMenu({
      texts: inTexts,
      choose: (action) => sendToPage(page, { name: 'menu:chosen', payload: { action } }),
      askForFiles: () => void askForFiles(window, texts()).then((paths) => files.open(paths)),
      recentFiles: recent.paths,
      openFile: (path) => files.open([path]),
      clearRecentFiles: () => recent.clear(),
    });
  const texts = await followSettings(workbench, showMenuIn);

  reportUncaughtErrors(USER_FOLDER, texts);
  openIpcGate(workbench, page);
  workbench.subscribe((event) => sendToPage(page, event));
  signalRuns(workbench, desktopOf(window, texts));
  askWhereToSave(window, texts);
  recoverPage(window, texts);
  keepBounds(window, boundsFile);
  leaveInOrder({ window, workbench, texts });
  files.watch((file, path) => {
    recent.add(path);
    app.addRecentDocument(path);
    sendToPage(page, { name: 'file:opened', payload: file });
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

/**
 * Keeps the toolkit of Linux desktops from loading graphics drivers into this process. They bring
 * LLVM with them, for all to see, and TensorFlow, which has another LLVM inside, would then call
 * theirs and crash while it compiles. Pages are drawn in processes of their own and lose nothing.
 * Has to be said before the toolkit starts, so before the app is ready.
 */
function keepGraphicsDriversOut(): void {
  if (process.platform !== 'linux') return;
  // GTK 3 reads the first, GTK 4 the second.
  process.env['GDK_GL'] = 'disable';
  process.env['GDK_DISABLE'] = 'gl,vulkan';
}

type Needs = Omit<MenuNeeds, 'openPaper' | 'isMac' | 'isDevelopment'>;

/** Puts the app's menu in the place of the one there is. */
function showMenu(needs: Needs): void {
  const template = menuTemplate({
    ...needs,
    openPaper: () => void shell.openExternal(EXTERNAL_LINKS.paper),
    isMac: process.platform === 'darwin',
    isDevelopment: !app.isPackaged,
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
