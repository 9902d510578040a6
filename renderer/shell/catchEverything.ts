import type { App } from 'vue';
import { useToasts } from '../stores/toasts.ts';

/** Nothing that goes wrong in this window stays unsaid, and nothing takes the window down. */
export function catchEverything(app: App): void {
  const toasts = useToasts();
  app.config.errorHandler = (error) => {
    console.error(error);
    toasts.showError(error);
  };
  window.addEventListener('error', (event) => {
    // Browsers report a resize that took two frames this way; nothing is wrong then.
    if (event.error instanceof Error) toasts.showError(event.error);
  });
  window.addEventListener('unhandledrejection', (event) => toasts.showError(event.reason));
}
