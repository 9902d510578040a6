import type { MenuItemConstructorOptions } from 'electron';
import type { MenuAction } from '../../shared/contract/events.ts';
import type { Texts } from './texts.ts';

export interface MenuNeeds {
  texts: Texts;
  /** Called with what the page is to do. */
  choose: (action: MenuAction) => void;
  openPaper: () => void;
  /** Asks for files and opens them. */
  askForFiles: () => void;
  /** Paths of files opened before. */
  recentFiles: readonly string[];
  openFile: (path: string) => void;
  clearRecentFiles: () => void;
  isMac: boolean;
  /** Adds what only developers need. */
  isDevelopment: boolean;
}

/** The application menu: everything in it has a shortcut or is rarely needed. */
export function menuTemplate(needs: MenuNeeds): MenuItemConstructorOptions[] {
  const { texts, isMac } = needs;
  const help: MenuItemConstructorOptions = {
    role: 'help',
    label: texts.help,
    submenu: [
      { label: texts.paper, click: needs.openPaper },
      ...(isMac ? [] : [{ role: 'about', label: texts.about } as const]),
    ],
  };
  const menus = [fileMenu(needs), runMenu(needs), editMenu(texts), viewMenu(needs), help];
  return isMac ? [appMenu(needs), ...menus] : menus;
}

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

/** An item that the page carries out. */
function action(
  { texts, choose }: MenuNeeds,
  name: Exclude<MenuAction, 'showSettings'>,
  accelerator: string,
): MenuItemConstructorOptions {
  return { id: name, label: texts[name], accelerator, click: () => choose(name) };
}

const settings = ({ texts, choose }: MenuNeeds): MenuItemConstructorOptions => ({
  id: 'showSettings',
  label: texts.settings,
  accelerator: 'CmdOrCtrl+,',
  click: () => choose('showSettings'),
});

const quit = ({ texts }: MenuNeeds): MenuItemConstructorOptions => ({
  role: 'quit',
  label: texts.quit,
  accelerator: 'CmdOrCtrl+Q',
});

/** macOS keeps these under the app's own name. */
function appMenu(needs: MenuNeeds): MenuItemConstructorOptions {
  const { texts } = needs;
  return {
    label: 'BatchNorm Workbench',
    submenu: [
      { role: 'about', label: texts.about },
      settings(needs),
      { role: 'hide', label: texts.hide },
      SEPARATOR,
      quit(needs),
    ],
  };
}

function fileMenu(needs: MenuNeeds): MenuItemConstructorOptions {
  const { texts, isMac } = needs;
  return {
    label: texts.file,
    submenu: [
      { label: texts.openFiles, accelerator: 'CmdOrCtrl+O', click: needs.askForFiles },
      recentMenu(needs),
      ...(isMac ? [] : [SEPARATOR, settings(needs), quit(needs)]),
    ],
  };
}

function recentMenu({
  texts,
  recentFiles,
  openFile,
  clearRecentFiles,
}: MenuNeeds): MenuItemConstructorOptions {
  const files = recentFiles.map((path): MenuItemConstructorOptions => ({
    // A single & would underline the letter after it.
    label: path.replaceAll('&', '&&'),
    click: () => openFile(path),
  }));
  return {
    label: texts.openRecent,
    enabled: files.length > 0,
    submenu: [...files, SEPARATOR, { label: texts.clearRecent, click: clearRecentFiles }],
  };
}

function runMenu(needs: MenuNeeds): MenuItemConstructorOptions {
  return {
    label: needs.texts.run,
    submenu: [
      action(needs, 'newRun', 'CmdOrCtrl+N'),
      action(needs, 'startRun', 'CmdOrCtrl+Enter'),
      action(needs, 'pauseOrResumeRun', 'CmdOrCtrl+P'),
      action(needs, 'stopRun', 'CmdOrCtrl+.'),
    ],
  };
}

/** Text fields take these keys from the menu on macOS. */
function editMenu(texts: Texts): MenuItemConstructorOptions {
  return {
    label: texts.edit,
    submenu: [
      { role: 'undo', label: texts.undo },
      { role: 'redo', label: texts.redo },
      SEPARATOR,
      { role: 'cut', label: texts.cut },
      { role: 'copy', label: texts.copy },
      { role: 'paste', label: texts.paste },
      { role: 'selectAll', label: texts.selectAll },
    ],
  };
}

function viewMenu(needs: MenuNeeds): MenuItemConstructorOptions {
  const { texts, isDevelopment } = needs;
  const development: MenuItemConstructorOptions[] = [
    SEPARATOR,
    { role: 'reload', label: texts.reload },
    { role: 'toggleDevTools', label: texts.developerTools },
  ];
  return {
    label: texts.view,
    submenu: [
      action(needs, 'showTrain', 'CmdOrCtrl+1'),
      action(needs, 'showExperiments', 'CmdOrCtrl+2'),
      action(needs, 'showCompare', 'CmdOrCtrl+3'),
      action(needs, 'showInspect', 'CmdOrCtrl+4'),
      action(needs, 'showLearn', 'CmdOrCtrl+5'),
      SEPARATOR,
      action(needs, 'toggleProjector', 'F9'),
      action(needs, 'toggleHiddenControls', 'Shift+F9'),
      SEPARATOR,
      { role: 'zoomIn', label: texts.zoomIn },
      { role: 'zoomOut', label: texts.zoomOut },
      { role: 'resetZoom', label: texts.actualSize },
      { role: 'togglefullscreen', label: texts.fullScreen },
      ...(isDevelopment ? development : []),
    ],
  };
}
