import { damaged, Machine } from './machine.ts';
import { OPERATIONS, STOP } from './operations.ts';
import { PickleBytes } from './pickleBytes.ts';
import type { PickleValue } from './values.ts';

/**
 * The value of the pickle that begins at `at`, and where it ends.
 * @throws {PickleEnds} when it continues after `bytes`
 * @throws {Refusal} when it is no pickle
 */
export function unpickle(bytes: Uint8Array, at = 0): { value: PickleValue; end: number } {
  const source = new PickleBytes(bytes, at);
  const machine = new Machine();
  for (let code = source.byte(); code !== STOP; code = source.byte()) {
    const operation = OPERATIONS[code];
    if (operation === undefined) throw damaged();
    operation(machine, source);
  }
  return { value: machine.pop(), end: source.position };
}
