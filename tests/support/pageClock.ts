import type { Page } from 'playwright';

/** Pixels a millisecond: about a hundred rows of a table a second. */
const WHEEL = 4;

/** Milliseconds of a row of frames. */
export interface FrameGaps {
  median: number;
  /** All but one frame in twenty came within this. */
  p95: number;
  longest: number;
  frames: number;
}

/** The time between animation frames of `page`, over so many milliseconds of its own clock. */
export async function frameGaps(page: Page, during: number): Promise<FrameGaps> {
  const gaps = await page.evaluate(
    (length) =>
      new Promise<number[]>((resolve) => {
        const found: number[] = [];
        const begin = performance.now();
        let last = begin;
        const next = () => {
          const now = performance.now();
          found.push(now - last);
          last = now;
          if (now - begin < length) requestAnimationFrame(next);
          else resolve(found);
        };
        requestAnimationFrame(next);
      }),
    during,
  );
  return summaryOf(gaps);
}

/** The same while the element at `selector` is scrolled down as fast as a wheel is turned. */
export async function framesWhileScrolling(
  page: Page,
  selector: string,
  during: number,
): Promise<FrameGaps> {
  const scrolling = page.evaluate(
    ({ where, length, speed }) => {
      const element = document.querySelector(where);
      if (element === null) throw new Error(`nothing at ${where}`);
      const begin = performance.now();
      const next = () => {
        const passed = performance.now() - begin;
        element.scrollTop = passed * speed;
        if (passed < length) requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
    },
    { where: selector, length: during, speed: WHEEL },
  );
  const gaps = await frameGaps(page, during);
  await scrolling;
  return gaps;
}

/** Does `work` in the page. @returns milliseconds until `selector` has the wanted text first, and is drawn */
export function timeUntilFirst(
  page: Page,
  work: { type: string } | { click: string } | { go: string },
  { selector, text, count }: { selector: string; text: string; count?: number },
): Promise<number> {
  return page.evaluate(
    ({ work: todo, selector: where, text: wanted, count: exactly }) =>
      new Promise<number>((resolve, reject) => {
        const begin = performance.now();
        const look = () => {
          const passed = performance.now() - begin;
          const shown = [...document.querySelectorAll(where)];
          const isThere = shown[0]?.textContent.includes(wanted) ?? false;
          if (isThere && (exactly ?? shown.length) === shown.length) {
            requestAnimationFrame(() => resolve(performance.now() - begin));
          } else if (passed > 120_000) reject(new Error(`${where} never showed ${wanted}`));
          else requestAnimationFrame(look);
        };
        if ('go' in todo) location.hash = todo.go;
        else if ('click' in todo) document.querySelector<HTMLElement>(todo.click)?.click();
        else {
          const box = document.querySelector<HTMLInputElement>('input[type=search]');
          if (box !== null) box.value = todo.type;
          box?.dispatchEvent(new Event('input', { bubbles: true }));
        }
        requestAnimationFrame(look);
      }),
    { work, selector, text, count },
  );
}

function summaryOf(gaps: readonly number[]): FrameGaps {
  const sorted = [...gaps].sort((a, b) => a - b);
  const share = (part: number) => sorted[Math.floor(part * (sorted.length - 1))] ?? NaN;
  return { median: share(0.5), p95: share(0.95), longest: share(1), frames: sorted.length };
}

/** Clicks `button` in the page and looks at each frame. @returns ms from the click until `selector` has `text` in it */
export function timeUntilShown(
  page: Page,
  button: string,
  { selector, text }: { selector: string; text: string },
): Promise<number> {
  return page.evaluate(
    ({ button: name, selector: where, text: wanted }) =>
      new Promise<number>((resolve, reject) => {
        const buttons = [...document.querySelectorAll('button')];
        const found = buttons.find((one) => one.textContent.trim() === name);
        if (found === undefined) throw new Error(`no button ${name}`);
        const begin = performance.now();
        const look = () => {
          const passed = performance.now() - begin;
          const shown = [...document.querySelectorAll(where)];
          if (shown.some(({ textContent }) => textContent.includes(wanted))) resolve(passed);
          else if (passed > 60_000) reject(new Error(`${where} never showed ${wanted}`));
          else requestAnimationFrame(look);
        };
        found.click();
        look();
      }),
    { button, selector, text },
  );
}
