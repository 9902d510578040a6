import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What assistive technology would stumble over on the page as it is: a line for each rule and element. */
export async function complaintsOfAxe(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
  const { violations } = await page.evaluate(async (options: RunOptions) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const results: AxeResults = await axe.run(document, options);
    // A menu is a place of its own, wherever it hangs; axe knows that of dialogs only. What places it counts as it.
    const isInMenu = (target: unknown) => {
      const element = typeof target === 'string' ? document.querySelector(target) : null;
      return (element?.closest('[role=menu], :has(> [role=menu])') ?? null) !== null;
    };
    return {
      violations: results.violations.map((violation) => ({
        ...violation,
        nodes: violation.nodes.filter(
          ({ target }) => violation.id !== 'region' || !isInMenu(target[0]),
        ),
      })),
    };
  }, OPTIONS);
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(
      ({ html, failureSummary = '' }) =>
        `${impact ?? ''} ${id}: ${html.slice(0, 160)} ${failureSummary.replace(/\s+/g, ' ').slice(0, 300)}`,
    ),
  );
}

const OPTIONS: RunOptions = { resultTypes: ['violations'], preload: false };
