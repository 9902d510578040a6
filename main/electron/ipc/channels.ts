/** The one channel on which events reach the page; commands each have the channel of their name. */
export const EVENT_CHANNEL = 'workbench:event';

const COMMANDS_ARGUMENT = '--workbench-commands=';

/** The argument that lists the commands for the preload. */
export const commandsArgument = (names: readonly string[]): string =>
  COMMANDS_ARGUMENT + names.join(',');

/** The commands that `args` list; none where they list none. */
export function commandsIn(args: readonly string[]): string[] {
  const argument = args.find((arg) => arg.startsWith(COMMANDS_ARGUMENT));
  return argument?.slice(COMMANDS_ARGUMENT.length).split(',') ?? [];
}
