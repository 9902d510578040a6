import { expect, it } from 'vitest';
import { commandsArgument, commandsIn } from '../../../main/electron/ipc/channels.ts';
import { COMMAND_NAMES } from '../../../shared/contract/commands.ts';

it('gives the preload every command of the contract, beside other arguments', () => {
  const args = ['electron', '--type=renderer', commandsArgument(COMMAND_NAMES), '--x'];
  expect(commandsIn(args)).toEqual(COMMAND_NAMES);
});

it('lists no command where the argument is missing', () => {
  expect(commandsIn(['electron', '--type=renderer'])).toEqual([]);
});
