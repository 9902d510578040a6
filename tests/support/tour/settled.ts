import type { Page } from 'playwright';

/** Milliseconds without a change that count as rest, and the longest wait for that. */
const REST = 250;
const LONGEST_WAIT = 20_000;
/** TensorFlow's start is part of it, on a machine that may have other things to do. */
const LONGEST_LOADING = 120_000;

/** Waits until nothing on the page loads, computes or opens any more: its elements have stopped changing. */
export async function settled(page: Page): Promise<void> {
  await page
    .locator('main [aria-busy=true]')
    .first()
    .waitFor({ state: 'detached', timeout: LONGEST_LOADING });
  await page.evaluate(
    ([rest, longest]) =>
      new Promise<void>((resolve) => {
        const done = () => {
          observer.disconnect();
          clearTimeout(timer);
          clearTimeout(end);
          resolve();
        };
        let timer = setTimeout(done, rest);
        const end = setTimeout(done, longest);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(done, rest);
        });
        observer.observe(document.documentElement, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        });
      }),
    [REST, LONGEST_WAIT] as const,
  );
}
