type Write = () => Promise<void>;

/**
 * The longest that a write waits for others to go out with. Training uses every processor, so that what
 * is written ten times as often is paid for by an epoch that takes a tenth longer.
 */
const LONGEST_WAIT_MS = 250;

/**
 * The writes of one run, one after another in the order they were asked for. A write that fails
 * blocks the chain: it and those behind it are kept in memory, and `retry` tries it again.
 */
export class WriteChain {
  readonly #onBlocked: (error: unknown) => void;
  readonly #waiting: Write[] = [];
  readonly #gathering: Write[] = [];
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;
  #blocked = false;

  constructor(onBlocked: (error: unknown) => void) {
    this.#onBlocked = onBlocked;
  }

  get blocked(): boolean {
    return this.#blocked;
  }

  get empty(): boolean {
    return this.#waiting.length === 0 && this.#gathering.length === 0;
  }

  add(write: Write): void {
    this.#gathering.push(write);
    this.#begin();
  }

  /** As `add`, but with the next write that is added, or a quarter of a second from now. */
  addSoon(write: Write): void {
    this.#gathering.push(write);
    this.#timer ??= setTimeout(() => this.#begin(), LONGEST_WAIT_MS);
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
    this.#begin();
    while (this.#running !== null) await this.#running;
  }

  #begin(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting.push(...this.#gathering.splice(0));
    if (!this.#blocked) this.#go();
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
