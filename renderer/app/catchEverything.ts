import type { App } from 'vue';
import { useToasts } from '../state/toasts.ts';
import { client } from '../state/transport/client.ts';

/** Milliseconds in which an error that comes again, at every frame perhaps, is told and logged once. */
const TOLD_FOR = 10_000;

/** Nothing that goes wrong in this window stays unsaid or unlogged, and nothing takes the window down. */
export function catchEverything(app: App): void {
  const toasts = useToasts();
  const told = new Set<string>();
  const tell = (thrown: unknown) => {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    if (told.has(error.message)) return;
    told.add(error.message);
    setTimeout(() => told.delete(error.message), TOLD_FOR);
    toasts.showError(error);
    report(error);
  };
  app.config.errorHandler = (error) => {
    console.error(error);
    tell(error);
  };
  window.addEventListener('error', ({ error }) => {
    // Without one it is a resize that took two frames, or of a script that is not the page's.
    if (error !== null && error !== undefined) tell(error);
  });
  window.addEventListener('unhandledrejection', ({ reason }) => tell(reason));
}

function report({ message, stack = '' }: Error): void {
  const mishap = { message: message.slice(0, 2000), stack: stack.slice(0, 10_000) };
  // A lost connection is told of elsewhere; that its report is lost too is not worth another message.
  client()
    .call('workbench:report', mishap)
    .catch(() => undefined);
}
