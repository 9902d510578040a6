import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { tellStage } from '../support/stage.ts';
import { Tour } from '../support/tour/tour.ts';
import type { Appearance } from '../support/tour/tour.ts';

/** How a screen is to be shown. */
export interface Shot extends Appearance {
  width: number;
  height: number;
}

/** How often a page is looked at until it stands still; one that shows a run as it goes never does. */
const MOST_LOOKS = 10;

/** Takes the pictures of a tour: at each of its stops one for every shot, without going there again. */
export class Photographer {
  taken = 0;
  /** Of each stop from now on. */
  shots: readonly Shot[] = [];
  readonly tour: Tour;

  constructor(
    readonly page: Page,
    readonly folder: string,
  ) {
    this.tour = new Tour(page, (name, again) => this.#takeEach(name, again));
  }

  /** Has the page as a shot wants it. */
  async arrange({ language, theme, width, height }: Shot): Promise<void> {
    await this.page.setViewportSize({ width, height });
    await this.tour.look({ language, theme });
    await this.page.locator(`html[lang=${language}][data-theme=${theme}]`).waitFor();
  }

  async take(file: string): Promise<void> {
    await this.page.mouse.move(0, 0);
    const picture = () => this.page.screenshot({ animations: 'disabled' });
    // Charts are drawn in turn, over several frames.
    let [before, now] = [await picture(), await picture()];
    for (let looks = 2; looks < MOST_LOOKS && !now.equals(before); looks += 1) {
      [before, now] = [now, await picture()];
    }
    writeFileSync(file, now);
    this.taken += 1;
  }

  async #takeEach(name: string, again: () => Promise<void>): Promise<void> {
    tellStage(`Pictures of ${name}`);
    for (const shot of this.shots) {
      await this.arrange(shot);
      if (shot !== this.shots[0]) await again();
      await this.take(
        join(this.folder, `${name}-${shot.language}-${shot.theme}-${shot.width}.png`),
      );
    }
    // So that what comes next is begun as it is shown first.
    if (this.shots[0]) await this.arrange(this.shots[0]);
  }
}
