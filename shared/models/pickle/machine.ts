import { message } from '../../errors/message.ts';
import { Refusal } from '../../errors/refusal.ts';
import type { PickleValue } from './values.ts';

export const damaged = () => new Refusal(message('modelPickleDamaged'));

/**
 * A pickle machine that carries out nothing: opcodes that call or import leave a record. Each opcode
 * takes a byte or more of the file, so time and memory are bounded by its size.
 */
export class Machine {
  #stack: PickleValue[] = [];
  /** What lies below each mark; the stack itself is what lies above the last one. */
  readonly #below: PickleValue[][] = [];
  readonly #memo = new Map<number, PickleValue>();

  push(value: PickleValue): void {
    this.#stack.push(value);
  }

  pop(): PickleValue {
    const value = this.#stack.pop();
    if (value === undefined) throw damaged();
    return value;
  }

  top(): PickleValue {
    const value = this.#stack.at(-1);
    if (value === undefined) throw damaged();
    return value;
  }

  /** The members of a tuple, list or dict begin here. */
  mark(): void {
    this.#below.push(this.#stack);
    this.#stack = [];
  }

  /** What lies above the last mark, which goes too. */
  popMark(): PickleValue[] {
    const above = this.#stack;
    const below = this.#below.pop();
    if (below === undefined) throw damaged();
    this.#stack = below;
    return above;
  }

  /** The top of the stack goes, be it a value or a mark. */
  popAny(): void {
    if (this.#stack.length > 0) this.#stack.pop();
    else this.popMark();
  }

  remember(index: number = this.#memo.size): void {
    this.#memo.set(index, this.top());
  }

  recall(index: number): void {
    const value = this.#memo.get(index);
    if (value === undefined) throw damaged();
    this.push(value);
  }
}
