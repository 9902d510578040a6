import type { App } from 'vue';
import { useToasts } from '../stores/toasts.ts';
import { client } from '../transport/client.ts';

/** Nothing that goes wrong in this window stays unsaid or unlogged, and nothing takes the window down. */
export function catchEverything(app: App): void {
  const toasts = useToasts();
  const tell = (error: unknown) => {
    toasts.showError(error);
    report(error);
  };
  app.config.errorHandler = (error) => {
    console.error(error);
    tell(error);
  };
  window.addEventListener('error', (event) => {
    // Browsers report a resize that took two frames this way; nothing is wrong then.
    if (event.error instanceof Error) tell(event.error);
  });
  window.addEventListener('unhandledrejection', (event) => tell(event.reason));
}

function report(error: unknown): void {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const mishap = { message: message.slice(0, 2000), stack: stack.slice(0, 10_000) };
  // A lost connection is told of elsewhere; that its report is lost too is not worth another message.
  client()
    .call('workbench:report', mishap)
    .catch(() => undefined);
}
