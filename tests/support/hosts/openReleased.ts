import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { expect } from 'vitest';
import { openDisplay } from './display.ts';
import { listenForComplaints } from './openedWorkbench.ts';
import type { OpenedWorkbench } from './openedWorkbench.ts';
import type { UserHome } from './userHome.ts';

const START_LIMIT = 60_000;

/**
 * An installed app just as it is shipped, whose main process no one gets into: tests reach the page alone,
 * through Chromium.
 */
export async function openReleased(home: UserHome, program: string): Promise<OpenedWorkbench> {
  const display = await openDisplay();
  const startedAt = performance.now();
  const child = spawn(program, ['--no-sandbox', '--disable-gpu', '--remote-debugging-port=0'], {
    env: { ...home.env, DISPLAY: display.name },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = once(child, 'exit');
  const { browser, page, complaints } = await reachPage(child.stderr);
  return {
    page,
    home,
    startedAt,
    complaints,
    async close() {
      child.kill('SIGTERM');
      await exited;
      await browser.close();
      display.close();
    },
  };
}

interface ReachedPage {
  browser: Browser;
  page: Page;
  complaints: string[];
}

/** The page of an app that was started with `--remote-debugging-port=0`. @param stderr of the app */
export async function reachPage(stderr: Readable): Promise<ReachedPage> {
  const address = await debuggerAddress(stderr);
  // Playwright may miss a page that is made while it connects.
  await expect.poll(() => hasPage(address), { timeout: START_LIMIT }).toBe(true);
  const browser = await chromium.connectOverCDP(address);
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('the app has no page');
  const complaints = listenForComplaints(page);
  await page.waitForLoadState();
  return { browser, page, complaints };
}

/** Reads on after it was told, for a full pipe would stop the app. */
function debuggerAddress(stderr: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines = createInterface(stderr);
    lines.on('line', (line) => {
      const address = /^DevTools listening on (ws:.+)$/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    });
    lines.on('close', () => reject(new Error('the app ended before it could be reached')));
  });
}

/** Whether the app shows its own page by now. */
async function hasPage(address: string): Promise<boolean> {
  const targets = (await (await fetch(`http://${new URL(address).host}/json/list`)).json()) as {
    url: string;
  }[];
  return targets.some(({ url }) => url.startsWith('app:'));
}
