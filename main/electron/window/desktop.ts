import { Notification } from 'electron';
import type { BrowserWindow } from 'electron';
import type { Desktop } from '../runSignals.ts';
import type { Texts } from '../texts.ts';

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
