import type { Page } from 'playwright';

/** What reaches beyond the page's right edge, though it is in nothing that scrolls sideways by itself. */
export function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isWithinScroller = (element: Element): boolean => {
      for (let outer = element.parentElement; outer; outer = outer.parentElement) {
        if (outer.matches('main, body')) return false;
        if (getComputedStyle(outer).overflowX !== 'visible') return true;
      }
      return false;
    };
    const right = document.documentElement.clientWidth + 1;
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > right)
      .filter((element) => !isWithinScroller(element))
      .map((element) => element.outerHTML.slice(0, 120));
  });
}
