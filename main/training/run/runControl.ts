/**
 * Pause, resume and stop of one run, and its clock, which stands still while it is paused. The run
 * asks between two chunks whether it may continue.
 */
export class RunControl {
  readonly #now: () => number;
  readonly #post: (change: 'paused' | 'resumed') => void;
  #startedAt: number;
  #pausedFor = 0;
  #requested: 'run' | 'pause' | 'stop' = 'run';
  #wake: (() => void) | null = null;

  /**
   * @param report called when the run really pauses and when it continues
   * @param now milliseconds on a clock that never goes back
   */
  constructor(
    post: (change: 'paused' | 'resumed') => void,
    now: () => number = () => performance.now(),
  ) {
    this.#post = post;
    this.#now = now;
    this.#startedAt = now();
  }

  /** Starts the run's clock at the `seconds` a resumed run took before. */
  startClock(seconds: number): void {
    this.#startedAt = this.#now() - seconds * 1000;
  }

  pause(): void {
    if (this.#requested === 'run') this.#requested = 'pause';
  }

  resume(): void {
    if (this.#requested === 'pause') this.#requested = 'run';
    this.#wake?.();
  }

  stop(): void {
    this.#requested = 'stop';
    this.#wake?.();
  }

  /** Milliseconds since the start, pauses left out. */
  elapsed(): number {
    return this.#now() - this.#startedAt - this.#pausedFor;
  }

  /** Waits out a pause. */
  async mayGoOn(): Promise<'running' | 'stopped'> {
    if (this.#requested === 'pause') {
      const pausedAt = this.#now();
      this.#post('paused');
      await new Promise<void>((resolve) => (this.#wake = resolve));
      this.#wake = null;
      this.#pausedFor += this.#now() - pausedAt;
      // A stop during the pause arrives here too, and is no resuming.
      if (!this.#isStopped()) this.#post('resumed');
    }
    return this.#isStopped() ? 'stopped' : 'running';
  }

  #isStopped(): boolean {
    return this.#requested === 'stop';
  }
}
