import { expect } from 'vitest';
import type { Locator } from 'playwright';
import type { ChapterId } from '../../renderer/state/glossary/terms.ts';
import { Screen, TRAINING_LIMIT } from './screen.ts';

/** The Learn screen as a person uses it. */
export class LearnScreen extends Screen {
  get #chapters(): Locator {
    return this.page.getByRole('navigation', { name: this.texts.learn.navigation });
  }

  /** Goes there by the rail, and waits for its first chapter. */
  async goToLearn(): Promise<void> {
    const rail = this.page.getByRole('navigation', { name: this.texts.shell.navigation });
    await rail.getByRole('link', { name: this.texts.shell.learn, exact: true }).click();
    await this.reads('gradients');
  }

  async openChapter(chapter: ChapterId): Promise<void> {
    await this.#chapters.getByRole('link', { name: this.texts.learn[chapter].short }).click();
    await this.reads(chapter);
  }

  async openExtra(extra: 'lesson' | 'glossary'): Promise<void> {
    await this.#chapters.getByRole('link', { name: this.texts.learn[extra].short }).click();
    await this.page.getByRole('heading', { name: this.texts.learn[extra].title }).waitFor();
  }

  async reads(chapter: ChapterId): Promise<void> {
    const { title } = this.texts.learn[chapter];
    await this.page.getByRole('heading', { name: title, level: 1 }).waitFor();
  }

  part(name: 'start' | 'keep' | 'all' | 'status' | 'run' | 'example' | 'model'): Locator {
    return this.page.locator(`[data-learn="${name}"]`);
  }

  /** Sentences with the reader's own numbers whose key begins so. */
  findings(key: string): Locator {
    return this.page.locator(`[data-finding^="learn.${key}"]`);
  }

  /** Waits until all of the chapter's runs are through. */
  async finished(): Promise<void> {
    await this.part('keep').waitFor({ timeout: TRAINING_LIMIT });
  }

  /** How large the page's letters are, in pixels. */
  async letters(): Promise<number> {
    return this.page.evaluate(() =>
      Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    );
  }

  async isHidden(target: Locator): Promise<void> {
    await expect.poll(() => target.isVisible()).toBe(false);
  }
}
