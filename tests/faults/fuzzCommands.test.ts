import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseInput } from '../../shared/contract/client.ts';
import { COMMAND_NAMES } from '../../shared/contract/commands.ts';
import { WorkbenchError } from '../../shared/errors/workbenchError.ts';
import { times } from './support/damage.ts';

test.each(COMMAND_NAMES)('%s takes a proper request, or refuses it in words', (command) => {
  const anything = fc.oneof(
    fc.anything(),
    fc.object({
      key: fc.constantFrom('id', 'name', 'config', 'handle', '__proto__', 'constructor'),
    }),
    fc.json().map((text) => JSON.parse(text) as unknown),
  );
  fc.assert(
    fc.property(anything, (input) => {
      try {
        const parsed: object = parseInput(command, input);
        expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
      } catch (error) {
        expect(error).toBeInstanceOf(WorkbenchError);
      }
    }),
    times(60),
  );
  expect('polluted' in {}).toBe(false);
});
