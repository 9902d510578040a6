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
  return launch(home, OLD_ELECTRON_BINARY, [await buildForElectron9()]);
}

/** An installed app, started by its own program. */
export function openInstalled(home: UserHome, program: string): Promise<OpenedInElectron> {
  return launch(home, program, []);
}

async function launch(
  home: UserHome,
  executablePath: string,
  args: string[],
): Promise<OpenedInElectron> {
  const display = await openDisplay();
  const startedAt = performance.now();
  const app = await _electron.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', ...args],
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
    startedAt,
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
