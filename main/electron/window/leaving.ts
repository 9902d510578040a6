import { app, dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import type { WorkbenchClient } from '../../../shared/contract/client.ts';
import type { Texts } from '../texts.ts';

/** Milliseconds that saving may take when the app ends; a run can be resumed either way. */
const LONGEST_WAIT = 10_000;
/** Ctrl+C, a closed terminal, or the system going down: no one is there to be asked. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface Leaving {
  window: BrowserWindow;
  workbench: WorkbenchClient & { close(): Promise<void> };
  texts: () => Texts;
}

/** Ends the app in order: asks when a run is training, saves, waits a bounded time, and only then quits. */
export function leaveInOrder({ window, workbench, texts }: Leaving): void {
  let asking = false;
  let leaving = false;

  const leave = async () => {
    if (leaving) return;
    leaving = true;
    const waited = new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT));
    await Promise.race([workbench.close().catch(report), waited]);
    window.destroy();
    app.quit();
  };

  const askAndLeave = async () => {
    if (asking || leaving) return;
    asking = true;
    const mayLeave = !(await isTraining(workbench)) || (await confirmed(window, texts()));
    asking = false;
    if (mayLeave) await leave();
  };

  window.on('close', (event) => {
    event.preventDefault();
    void askAndLeave();
  });
  for (const signal of SIGNALS) process.on(signal, () => void leave());
}

async function isTraining(workbench: WorkbenchClient): Promise<boolean> {
  const { active } = await workbench.call('queue:describe', {});
  return active.length > 0;
}

async function confirmed(window: BrowserWindow, texts: Texts): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: texts.leaveTitle,
    detail: texts.leaveDetail,
    buttons: [texts.leave, texts.stay],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}

function report(error: unknown): void {
  console.error('The workbench could not be closed in order:', error);
}
