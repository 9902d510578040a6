import type { WriteChain } from './writeChain.ts';

/**
 * Items for the end of one file. They gather until the chain takes up what was added soon, and go out
 * together, but never later than a write that was asked for after them.
 */
export class GatheredWrites<T> {
  readonly #chain: WriteChain;
  readonly #append: (items: T[]) => Promise<void>;
  #items: T[] = [];
  #queued = false;

  constructor(chain: WriteChain, append: (items: T[]) => Promise<void>) {
    this.#chain = chain;
    this.#append = append;
  }

  add(item: T): void {
    this.#items.push(item);
    if (this.#queued) return;
    this.#queued = true;
    this.#chain.addSoon(() => this.#write());
  }

  async #write(): Promise<void> {
    this.#queued = false;
    const items = [...this.#items];
    if (items.length === 0) return;
    await this.#append(items);
    this.#items = this.#items.slice(items.length);
  }
}
