const FIRST_CAPACITY = 256;

/** A growing column of numbers in one typed array; NaN is a value that is not there (a gap). */
export class Column {
  #numbers = new Float64Array(FIRST_CAPACITY);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** The numbers so far, without copying; taken again after every `push`. */
  get values(): Float64Array {
    return this.#numbers.subarray(0, this.#length);
  }

  push(value: number): void {
    if (this.#length === this.#numbers.length) this.#makeRoom(this.#length + 1);
    this.#numbers[this.#length++] = value;
  }

  pushAll(values: Float64Array): void {
    this.#makeRoom(this.#length + values.length);
    this.#numbers.set(values, this.#length);
    this.#length += values.length;
  }

  at(index: number): number {
    return index < this.#length ? (this.#numbers[index] ?? NaN) : NaN;
  }

  #makeRoom(length: number): void {
    if (length <= this.#numbers.length) return;
    const larger = new Float64Array(Math.max(length, this.#numbers.length * 2));
    larger.set(this.values);
    this.#numbers = larger;
  }

  /** Forgets all from `length` on. */
  truncate(length: number): void {
    this.#length = Math.min(this.#length, length);
  }
}
