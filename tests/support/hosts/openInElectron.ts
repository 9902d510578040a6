import { once } from 'node:events';
import { resolve } from 'node:path';
import { _electron, errors } from 'playwright';
import type { ElectronApplication } from 'playwright';
import { testElectronBinary } from '../../../scripts/setup/testTools/testElectron.mjs';
import { openDisplay } from './display.ts';
import { listenForComplaints } from './openedWorkbench.ts';
import type { OpenedWorkbench } from './openedWorkbench.ts';
import type { UserHome } from './userHome.ts';

/** The project's folder, which names the built app as its program. */
export const APP_FOLDER = resolve(import.meta.dirname, '../../..');

export interface OpenedInElectron extends OpenedWorkbench {
  app: ElectronApplication;
}

/**
 * The workbench as a desktop app: a real Electron, on a screen of its own.
 * @param files that it is opened with
 */
export function openInElectron(home: UserHome, files: string[] = []): Promise<OpenedInElectron> {
  return launch(home, testElectronBinary(), [APP_FOLDER, ...files]);
}

/** An installed app, started by its own program. */
export function openInstalled(home: UserHome, program: string): Promise<OpenedInElectron> {
  return launch(home, program, []);
}

type LaunchOptions = NonNullable<Parameters<typeof _electron.launch>[0]>;

/** Once in many launches on a busy machine, Playwright waits for ever after its debugger is attached. */
async function launched(options: LaunchOptions): Promise<ElectronApplication> {
  try {
    return await _electron.launch({ ...options, timeout: 60_000 });
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    return _electron.launch(options);
  }
}

async function launch(
  home: UserHome,
  executablePath: string,
  args: string[],
): Promise<OpenedInElectron> {
  const display = await openDisplay();
  const startedAt = performance.now();
  const app = await launched({
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
      child.kill('SIGTERM');
      await exited;
      display.close();
    },
  };
}
