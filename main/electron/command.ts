import { resolve } from 'node:path';

/** What a command line starts with that asks about the program itself. */
const ASKING = ['--help', '-h', '--version', '-V'];

/** A file has a dot or a slash in its name; no command has. */
const FILE = /[./\\]/;

/**
 * The command that an installed app was started with (`batchnorm-workbench list --json`); null when
 * its window is wanted. Switches before the first word are Chromium's.
 * @param argv as the process has it: the program first
 */
export function commandIn(argv: readonly string[], isInstalled: boolean): string[] | null {
  if (!isInstalled) return null;
  const words = argv.slice(1);
  const first = words.findIndex((word) => !word.startsWith('-') || ASKING.includes(word));
  return first === -1 || FILE.test(words[first] ?? '') ? null : words.slice(first);
}

/**
 * The paths of the files that the window is opened with (`batchnorm-workbench run.bnruns`). Where the app
 * is not installed, the first word is its folder.
 * @param argv as the process has it: the program first
 * @param folder that relative names start from
 */
export function filesIn(argv: readonly string[], isInstalled: boolean, folder: string): string[] {
  const words = argv.slice(1).filter((word) => !word.startsWith('-'));
  return words.slice(isInstalled ? 0 : 1).map((word) => resolve(folder, word));
}
