import { drawTurns } from './drawTurns.ts';

/**
 * Draws at most once an animation frame, and only while the element can be seen; what was missed is
 * drawn when it comes into view. All loops of the page take turns.
 */
export class DrawLoop {
  #wanted = false;
  #inView = false;
  readonly #observer: IntersectionObserver;
  readonly #draw: () => void;

  constructor(element: Element, draw: () => void) {
    this.#draw = () => {
      this.#wanted = false;
      draw();
    };
    this.#observer = new IntersectionObserver((entries) => {
      this.#inView = entries[entries.length - 1]?.isIntersecting ?? false;
      if (this.#inView) this.#schedule();
      else drawTurns.cancel(this.#draw);
    });
    this.#observer.observe(element);
  }

  request(): void {
    this.#wanted = true;
    this.#schedule();
  }

  stop(): void {
    this.#observer.disconnect();
    drawTurns.cancel(this.#draw);
  }

  #schedule(): void {
    if (this.#wanted && this.#inView) drawTurns.request(this.#draw);
  }
}
