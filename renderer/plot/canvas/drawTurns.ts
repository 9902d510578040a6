/** How many milliseconds of a frame drawing may take, unless one drawing alone takes more. */
const SHARE = 4;

type Draw = () => void;

/**
 * Shares out the frames of a page among all that has to be drawn on it: first come, first drawn, until
 * a frame's share is used up; the rest waits for the next. So an epoch, which changes every chart at
 * once, holds no frame up for all of them, and none is passed over however often others ask.
 */
export class DrawTurns {
  /** In the order they asked. */
  readonly #waiting = new Set<Draw>();
  #isScheduled = false;

  /**
   * @param nextFrame calls back once, when the next frame is made
   * @param now milliseconds of a clock that only goes forward
   */
  constructor(
    readonly nextFrame: (work: () => void) => void,
    readonly now: () => number,
  ) {}

  /** Has `draw` called once, in the next frame with room for it; asking again meanwhile changes nothing. */
  request(draw: Draw): void {
    this.#waiting.add(draw);
    this.#schedule();
  }

  cancel(draw: Draw): void {
    this.#waiting.delete(draw);
  }

  #schedule(): void {
    if (this.#isScheduled || this.#waiting.size === 0) return;
    this.#isScheduled = true;
    this.nextFrame(() => {
      this.#isScheduled = false;
      this.#draw();
    });
  }

  #draw(): void {
    const end = this.now() + SHARE;
    try {
      // What asks again while it is drawn is meant for another frame.
      for (const draw of [...this.#waiting]) {
        // A chart that was drawn before it may have canceled it.
        if (!this.#waiting.delete(draw)) continue;
        draw();
        if (this.now() >= end) break;
      }
    } finally {
      this.#schedule();
    }
  }
}

/** Those of this page. */
export const drawTurns = new DrawTurns(
  (work) => requestAnimationFrame(work),
  () => performance.now(),
);
