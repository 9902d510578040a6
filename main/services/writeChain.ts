type Write = () => Promise<void>;

/**
 * The writes of one run, one after another in the order they were asked for. A write that fails
 * blocks the chain: it and those behind it are kept in memory, and `retry` tries it again.
 */
export class WriteChain {
  readonly #onBlocked: (error: unknown) => void;
  readonly #waiting: Write[] = [];
  #running: Promise<void> | null = null;
  #blocked = false;

  constructor(onBlocked: (error: unknown) => void) {
    this.#onBlocked = onBlocked;
  }

  get blocked(): boolean {
    return this.#blocked;
  }

  get empty(): boolean {
    return this.#waiting.length === 0;
  }

  add(write: Write): void {
    this.#waiting.push(write);
    if (!this.#blocked) this.#go();
  }

  /** Tries again from the write that failed. Resolves to whether all that was waiting is written. */
  async retry(): Promise<boolean> {
    this.#blocked = false;
    this.#go();
    await this.settled();
    return !this.#blocked;
  }

  /** Resolves when nothing is waiting any more, or the chain is blocked. */
  async settled(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  #go(): void {
    this.#running ??= this.#writeAll().finally(() => {
      this.#running = null;
    });
  }

  async #writeAll(): Promise<void> {
    for (let write = this.#waiting[0]; write !== undefined; write = this.#waiting[0]) {
      try {
        await write();
      } catch (error) {
        this.#blocked = true;
        this.#onBlocked(error);
        return;
      }
      this.#waiting.shift();
    }
  }
}
