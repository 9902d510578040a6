import { expect, it } from 'vitest';
import { commandsArgument, commandsIn } from '../../../main/electron/ipc/channels.ts';
import { COMMAND_NAMES } from '../../../shared/contract/commands.ts';

it('tells the preload every command of the contract, among whatever other arguments', () => {
  const args = ['electron', '--type=renderer', commandsArgument(COMMAND_NAMES), '--x'];
  expect(commandsIn(args)).toEqual(COMMAND_NAMES);
});

it('tells of none where the argument is missing', () => {
  expect(commandsIn(['electron', '--type=renderer'])).toEqual([]);
});
