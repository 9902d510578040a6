import { message } from '../../errors/message.ts';
import { Refusal } from '../../errors/refusal.ts';
import type { PickleValue } from './values.ts';

/** Where the members of a tuple, list or dict begin on the stack. */
export const MARK = Symbol('mark');
type Slot = PickleValue | typeof MARK;

export const damaged = () => new Refusal(message('modelPickleDamaged'));

/**
 * A pickle machine that carries out nothing: opcodes that call or import leave a record. Each opcode
 * takes a byte or more of the file, so time and memory are bounded by its size.
 */
export class Machine {
  readonly #stack: Slot[] = [];
  readonly #memo = new Map<number, PickleValue>();

  push(value: Slot): void {
    this.#stack.push(value);
  }

  pop(): PickleValue {
    const value = this.#stack.pop();
    if (value === undefined || value === MARK) throw damaged();
    return value;
  }

  top(): PickleValue {
    const value = this.#stack.at(-1);
    if (value === undefined || value === MARK) throw damaged();
    return value;
  }

  /** What lies above the last mark, which goes too. */
  popMark(): PickleValue[] {
    const at = this.#stack.lastIndexOf(MARK);
    if (at < 0) throw damaged();
    const above = this.#stack.splice(at).slice(1);
    return above.filter((slot): slot is PickleValue => slot !== MARK);
  }

  popAny(): void {
    if (this.#stack.pop() === undefined) throw damaged();
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
