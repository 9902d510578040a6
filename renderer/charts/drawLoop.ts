/**
 * Draws at most once an animation frame, and only while the element can be seen; what was missed is
 * drawn when it comes into view.
 */
export class DrawLoop {
  #wanted = false;
  #inView = false;
  #frame = 0;
  readonly #observer: IntersectionObserver;

  constructor(
    element: Element,
    readonly draw: () => void,
  ) {
    this.#observer = new IntersectionObserver((entries) => {
      this.#inView = entries[entries.length - 1]?.isIntersecting ?? false;
      this.#schedule();
    });
    this.#observer.observe(element);
  }

  request(): void {
    this.#wanted = true;
    this.#schedule();
  }

  stop(): void {
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
  }

  #schedule(): void {
    if (!this.#wanted || !this.#inView || this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#wanted = false;
      this.draw();
    });
  }
}
