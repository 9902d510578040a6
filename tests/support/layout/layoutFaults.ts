import { resolve } from 'node:path';
import { buildSync } from 'esbuild';
import type { Page } from 'playwright';

const ENTRY = resolve('tests/support/layout/inPage/layoutFaults.ts');

interface WithCheck {
  layoutCheck?: { faultsOfScreen: () => string[] };
}

/** The check as one script that puts itself into the window. */
function script(): string {
  const options = {
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'layoutCheck',
  } as const;
  const { outputFiles } = buildSync({ entryPoints: [ENTRY], ...options, target: 'es2022' });
  return `${outputFiles[0]?.text ?? ''}; window.layoutCheck = layoutCheck;`;
}

let source = '';

/** What is wrong with how a page is laid out as it is now: `inPage/layoutFaults.ts`, run in it. */
export async function layoutFaults(page: Page): Promise<string[]> {
  const found = await page.evaluate(() => (window as WithCheck).layoutCheck?.faultsOfScreen());
  if (found !== undefined) return found;
  source ||= script();
  await page.evaluate(source);
  return page.evaluate(() => (window as WithCheck).layoutCheck?.faultsOfScreen() ?? []);
}
