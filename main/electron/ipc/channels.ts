/** The one channel on which events reach the page; commands each have the channel of their name. */
export const EVENT_CHANNEL = 'workbench:event';

const COMMANDS_ARGUMENT = '--workbench-commands=';

/** The argument that tells the preload which commands there are. */
export const commandsArgument = (names: readonly string[]): string =>
  COMMANDS_ARGUMENT + names.join(',');

/** The commands that `args` tell of; none where they do not. */
export function commandsIn(args: readonly string[]): string[] {
  const told = args.find((arg) => arg.startsWith(COMMANDS_ARGUMENT));
  return told?.slice(COMMANDS_ARGUMENT.length).split(',') ?? [];
}
