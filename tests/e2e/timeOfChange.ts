import type { Page } from 'playwright';

/**
 * Clicks what `control` selects and waits until the text at `shown` is another and drawn.
 * @returns how long that took, in milliseconds of the page's clock
 */
export function timeOfChange(page: Page, control: string, shown: string): Promise<number> {
  return page.evaluate(
    ([click, look]) =>
      new Promise<number>((resolve, reject) => {
        const text = () => document.querySelector(look)?.textContent;
        const before = text();
        const begin = performance.now();
        document.querySelector<HTMLElement>(click)?.click();
        const next = () => {
          const passed = performance.now() - begin;
          if (text() !== before) resolve(passed);
          else if (passed > 10_000) reject(new Error('nothing changed'));
          else requestAnimationFrame(next);
        };
        requestAnimationFrame(next);
      }),
    [control, shown] as const,
  );
}
