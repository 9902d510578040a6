/** Lines in a block: few enough to be drawn at once, many enough that the longest log has few blocks. */
const LINES = 100;

/** A log that grows, in blocks of whole lines, of which only the last ever changes. */
export class LogBlocks {
  #full: string[] = [];
  /** All full blocks together. */
  #settled = '';

  /** The blocks of `log`: together they are what it is. Those of the log before it are not read again. */
  of(log: string): string[] {
    if (!log.startsWith(this.#settled)) {
      this.#full = [];
      this.#settled = '';
    }
    const lines = log.slice(this.#settled.length).split(/(?<=\n)/);
    while (lines.length > LINES) {
      const block = lines.splice(0, LINES).join('');
      this.#full.push(block);
      this.#settled += block;
    }
    return [...this.#full, lines.join('')];
  }
}
