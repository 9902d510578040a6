import { BrowserWindow, nativeTheme, screen, shell, Notification } from 'electron';
import type { Session, WebContents } from 'electron';
import { COMMAND_NAMES } from '../../../shared/contract/commands.ts';
import { commandsArgument } from '../ipc/channels.ts';
import { isExternalLink } from '../externalLinks.ts';
import { fittedBounds, readBounds, writeBounds } from './windowBounds.ts';
import type { Desktop } from '../runSignals.ts';
import type { Texts } from '../texts.ts';

/** The page's own background, so that nothing flashes before it is drawn. */
const BACKGROUND = { light: '#f7f7f5', dark: '#101114' };

export interface WindowOptions {
  preload: string;
  icon: string;
  /** Where the window's place on the screen is kept. */
  boundsFile: string;
}

/** The app's window: isolated, sandboxed, and unable to leave its page. Nothing is loaded yet. */
export function createWindow({ preload, icon, boundsFile }: WindowOptions): BrowserWindow {
  const { maximized, ...place } = fittedBounds(
    readBounds(boundsFile),
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...place,
    minWidth: 480,
    minHeight: 400,
    show: false,
    icon,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload,
      additionalArguments: [commandsArgument(COMMAND_NAMES)],
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
    },
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  confine(window.webContents);
  refusePermissions(window.webContents.session);
  return window;
}

/** No way out of the page: listed links open in the person's browser, all else is refused. */
function confine(contents: WebContents): void {
  const openOutside = (url: string) => {
    if (isExternalLink(url)) void shell.openExternal(url);
  };
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event, url) => {
    event.preventDefault();
    openOutside(url);
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** The page needs none of what permissions are for, but for copying text. */
function refusePermissions(session: Session): void {
  const isAllowed = (permission: string) => permission === 'clipboard-sanitized-write';
  session.setPermissionRequestHandler((_contents, permission, decide) =>
    decide(isAllowed(permission)),
  );
  session.setPermissionCheckHandler((_contents, permission) => isAllowed(permission));
}

/** Remembers where the window was when it is closed. */
export function keepBounds(window: BrowserWindow, file: string): void {
  window.on('close', () =>
    writeBounds(file, { ...window.getNormalBounds(), maximized: window.isMaximized() }),
  );
}

/** The taskbar and the notifications of the system `window` is on. */
export function desktopOf(window: BrowserWindow, texts: () => Texts): Desktop {
  return {
    showProgress(share, isPaused) {
      if (window.isDestroyed()) return;
      // Below zero takes the bar away.
      window.setProgressBar(share ?? -1, { mode: isPaused ? 'paused' : 'normal' });
    },
    notify(end, runName) {
      const notification = new Notification({ title: texts()[end], body: runName });
      notification.on('click', () => bringToFront(window));
      notification.show();
    },
    isInFront: () => window.isFocused(),
  };
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
