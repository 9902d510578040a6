import { createPinia } from 'pinia';
import { createApp } from 'vue';
import AppFrame from './App.vue';
import { i18n } from '../i18n/i18n.ts';
import { message } from '../../shared/errors/message.ts';
import type { Message } from '../../shared/errors/message.ts';
import { detailOf, WorkbenchError } from '../../shared/errors/workbenchError.ts';
import { client, pickClient, provideClient } from '../state/transport/client.ts';
import { useToasts } from '../state/toasts.ts';
import { router } from './router.ts';
import { announceFinished } from './announceFinished.ts';
import { followMenu, listen } from './listen.ts';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/layout.css';
import '../styles/control.css';
import '../styles/projector.css';
import '../styles/print.css';

/** Milliseconds in which an error that comes again, at every frame perhaps, is shown and logged once. */
const SHOWN_ONCE_FOR = 10_000;

const app = createApp(AppFrame);
app.use(createPinia());
app.use(i18n);
app.use(router);
catchEverything();

const connected = pickClient();
provideClient(connected);
listen(connected);
followMenu(connected, router);
announceFinished(connected, router, isTrainWatched);

app.mount('#app');

/** Whether the screen of the runs is before somebody's eyes. */
function isTrainWatched(): boolean {
  return router.currentRoute.value.name === 'train' && !document.hidden;
}

/** Shows and logs every error of this window, none of which ends the window. */
function catchEverything(): void {
  const toasts = useToasts();
  const shown = new Set<string>();
  const show = (thrown: unknown, where: 'whileDrawn' | 'whileWaiting' | 'whileListening') => {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    if (shown.has(error.message)) return;
    shown.add(error.message);
    setTimeout(() => shown.delete(error.message), SHOWN_ONCE_FOR);
    toasts.showError(located(error, message(where)));
    report(error);
  };
  app.config.errorHandler = (error) => {
    console.error(error);
    show(error, 'whileDrawn');
  };
  window.addEventListener('error', ({ error }) => {
    // There is no error where a resize took two frames, or where the script is not the page's.
    if (error !== null && error !== undefined) show(error, 'whileListening');
  });
  window.addEventListener('unhandledrejection', ({ reason }) => show(reason, 'whileWaiting'));
}

/** An unexpected error, with the part of the page it comes from: two of them then read differently. */
function located(error: Error, where: Message): Error {
  if (error instanceof WorkbenchError) return error;
  const nextStep = message('unexpectedWhere', { where, nextStep: message('unexpectedNextStep') });
  return new WorkbenchError('internal', message('unexpected'), nextStep, {
    params: { detail: detailOf(error) },
  });
}

function report({ message, stack = '' }: Error): void {
  const reported = { message: message.slice(0, 2000), stack: stack.slice(0, 10_000) };
  // A lost connection is shown elsewhere. That its report is lost too is not worth another message.
  client()
    .call('workbench:report', reported)
    .catch(() => undefined);
}
