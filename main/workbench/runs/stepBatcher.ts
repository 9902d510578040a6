import type { ChunkMetrics, Timing } from '../../../shared/domain/metrics.ts';

/** At most 10 messages a second reach the screens, however short the chunks are: each has a screen laid out and a chart drawn. */
const INTERVAL_MS = 100;

/**
 * Gathers chunks between two messages. The first goes out at once, so that a curve starts the moment
 * there is something to draw; `flush` sends what is left before anything that must come after it.
 */
export class StepBatcher {
  readonly #send: (chunks: ChunkMetrics[], timings: Timing[]) => void;
  #chunks: ChunkMetrics[] = [];
  #timings: Timing[] = [];
  #resting = false;

  constructor(send: (chunks: ChunkMetrics[], timings: Timing[]) => void) {
    this.#send = send;
  }

  add(chunk: ChunkMetrics, timing: Timing): void {
    this.#chunks.push(chunk);
    this.#timings.push(timing);
    if (!this.#resting) this.#sendAndRest();
  }

  /** Sends what was gathered now. */
  flush(): void {
    if (this.#chunks.length === 0) return;
    const [chunks, timings] = [this.#chunks, this.#timings];
    this.#chunks = [];
    this.#timings = [];
    this.#send(chunks, timings);
  }

  #sendAndRest(): void {
    this.flush();
    this.#resting = true;
    const timer = setTimeout(() => {
      this.#resting = false;
      if (this.#chunks.length > 0) this.#sendAndRest();
    }, INTERVAL_MS);
    // A process that is done need not wait for it: whoever ends a run flushes.
    timer.unref();
  }
}
