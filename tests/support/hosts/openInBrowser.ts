import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import type { Browser } from 'playwright';
import { listenForComplaints } from './openedWorkbench.ts';
import type { OpenedWorkbench } from './openedWorkbench.ts';
import { startServing } from './servedProcess.ts';
import type { UserHome } from './userHome.ts';

/** Where systems keep Chromium; where none has it, Playwright's own is used. */
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Nothing but the page: no updates, no synchronizing, no graphics card. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export function launchBrowser(): Promise<Browser> {
  const executablePath = INSTALLED.find((file) => existsSync(file));
  return chromium.launch({ args: QUIET, ...(executablePath && { executablePath }) });
}

/** The workbench served by its web host, in Chromium. @param cli of another clone than this one */
export async function openInBrowser(home: UserHome, cli?: string): Promise<OpenedWorkbench> {
  const startedAt = performance.now();
  const served = await startServing(home, cli);
  const browser = await launchBrowser();
  // A context of its own, so that tests can open a second page beside this one.
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  const page = await context.newPage();
  const complaints = listenForComplaints(page);
  await page.goto(served.address);
  return {
    page,
    home,
    startedAt,
    complaints,
    async close() {
      await browser.close();
      await served.close();
    },
  };
}
