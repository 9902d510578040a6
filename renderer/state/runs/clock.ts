import type { Timing } from '../../../shared/domain/metrics.ts';
import { Column } from '../../../shared/plot/column.ts';
import { firstAtLeast } from '../../../shared/plot/search.ts';

/** Seconds of training at every step, by straight lines between a run's timings. */
export class Clock {
  readonly #steps = new Column();
  readonly #elapsed = new Column();

  /** A timing that goes back in steps (a run resumed from an earlier checkpoint) replaces what came after it. */
  push({ step, elapsed }: Timing): void {
    const kept = firstAtLeast(this.#steps.length, (index) => this.#steps.at(index), step + 1);
    this.#steps.truncate(kept);
    this.#elapsed.truncate(kept);
    this.#steps.push(step);
    this.#elapsed.push(elapsed);
  }

  /** Seconds until `step` was done; NaN after the last timing. */
  at(step: number): number {
    const after = firstAtLeast(this.#steps.length, (index) => this.#steps.at(index), step);
    const stepAfter = this.#steps.at(after);
    if (stepAfter === step) return this.#elapsed.at(after);
    const stepBefore = after === 0 ? 0 : this.#steps.at(after - 1);
    const before = after === 0 ? 0 : this.#elapsed.at(after - 1);
    return (
      before + ((step - stepBefore) / (stepAfter - stepBefore)) * (this.#elapsed.at(after) - before)
    );
  }
}
