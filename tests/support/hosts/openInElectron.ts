import { once } from 'node:events';
import { _electron } from 'playwright';
import type { ElectronApplication } from 'playwright';
import { OLD_ELECTRON_BINARY } from '../../../scripts/setup/oldElectron.mjs';
import { buildForElectron9 } from '../electron9/build.ts';
import { openDisplay } from './display.ts';
import { listenForComplaints } from './openedWorkbench.ts';
import type { OpenedWorkbench } from './openedWorkbench.ts';
import type { UserHome } from './userHome.ts';

/** This old Electron may crash when it ends, and then hang; everything is saved before. */
const LONGEST_END = 15_000;

export interface OpenedInElectron extends OpenedWorkbench {
  app: ElectronApplication;
}

/** The workbench as a desktop app: a real Electron, on a screen of its own. */
export async function openInElectron(home: UserHome): Promise<OpenedInElectron> {
  const folder = await buildForElectron9();
  const display = await openDisplay();
  const app = await _electron.launch({
    executablePath: OLD_ELECTRON_BINARY,
    args: ['--no-sandbox', '--disable-gpu', folder],
    env: { ...home.env, DISPLAY: display.name },
  });
  const child = app.process();
  const exited = once(child, 'exit');
  const page = await app.firstWindow();
  const complaints = listenForComplaints(page);
  await page.waitForLoadState();
  return {
    app,
    page,
    home,
    complaints,
    async close() {
      const killing = setTimeout(() => child.kill('SIGKILL'), LONGEST_END);
      child.kill('SIGTERM');
      await exited;
      clearTimeout(killing);
      display.close();
    },
  };
}
