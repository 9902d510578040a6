/** What a command line starts with that asks about the program itself. */
const ASKING = ['--help', '-h', '--version', '-V'];

/**
 * The command that an installed app was started with (`batchnorm-workbench list --json`); null when
 * its window is wanted. Switches before the first word are Chromium's.
 * @param argv as the process has it: the program first
 */
export function commandIn(argv: readonly string[], isInstalled: boolean): string[] | null {
  if (!isInstalled) return null;
  const words = argv.slice(1);
  const first = words.findIndex((word) => !word.startsWith('-') || ASKING.includes(word));
  return first === -1 ? null : words.slice(first);
}
