import type { Page } from 'playwright';
import { layoutFaults } from './layoutFaults.ts';

/** A window as people have it; zoomed to 200 %, it has half of its width and height. */
interface Window {
  width: number;
  height: number;
}

export const WINDOWS: readonly Window[] = [
  { width: 480, height: 800 },
  // 1280 by 800 at 200 %.
  { width: 640, height: 400 },
  { width: 800, height: 600 },
  // 1920 by 1080 at 200 %.
  { width: 960, height: 540 },
  { width: 1024, height: 768 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];

/** Where what hardly differs between the others differs most: dialogs, another language. */
export const FEW_WINDOWS = WINDOWS.filter(({ width }) => [480, 640, 1280].includes(width));
const isAboveScreen = (place: string): boolean => /-(menu|dialog-\d+)$/.test(place);

/** What follows the window's size in a frame of its own, as menus do, has done so. */
const twoFrames = () =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

/** How often a fault is looked for again, and after how many milliseconds. */
const MOST_LOOKS = 4;
const BETWEEN_LOOKS = 150;

/** Looks at a page in every window, in projector mode and not, without opening anything again. */
export class Views {
  /** The places and windows of each fault. */
  readonly faults = new Map<string, string[]>();
  constructor(
    readonly page: Page,
    readonly windows = WINDOWS,
  ) {}

  async see(place: string): Promise<void> {
    const begun = this.page.viewportSize();
    // What shows itself under the pointer does so here as well, in the corner.
    await this.page.mouse.move(0, 0);
    await this.#seeWindows(place);
    await this.#toggleProjector();
    await this.#seeWindows(place);
    if (begun) await this.page.setViewportSize(begun);
  }

  /** A line for each fault: what, and where it was seen. */
  report(): string[] {
    return [...this.faults].map(([fault, places]) => `${fault}\n    ${places.join(', ')}`);
  }

  async #seeWindows(place: string): Promise<void> {
    const mode = (await this.#isProjector()) ? ' projector' : '';
    for (const window of isAboveScreen(place) ? FEW_WINDOWS : this.windows) {
      await this.page.setViewportSize(window);
      for (const fault of await this.#lastingFaults()) {
        const known = this.faults.get(fault) ?? [];
        known.push(`${place} ${window.width}${mode}`);
        this.faults.set(fault, known);
      }
    }
  }

  /** What is wrong and stays so: on a busy machine lists and charts follow the window some frames later. */
  async #lastingFaults(): Promise<string[]> {
    let faults: string[] = [];
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
      await this.page.evaluate(twoFrames);
      faults = await layoutFaults(this.page);
      if (faults.length === 0) break;
      if (looks > 0) await this.page.waitForTimeout(BETWEEN_LOOKS);
    }
    return faults;
  }

  async #isProjector(): Promise<boolean> {
    return (await this.page.locator('html').getAttribute('data-projector')) === 'on';
  }

  async #toggleProjector(): Promise<void> {
    const next = (await this.#isProjector()) ? 'off' : 'on';
    await this.page.keyboard.press('F9');
    await this.page.locator(`html[data-projector=${next}]`).waitFor();
  }
}
