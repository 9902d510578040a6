import { realpathSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';

type Environment = Record<string, string | undefined>;

/** A word of a command line as a shell takes it unchanged. */
export function shellWord(text: string, platform: NodeJS.Platform = process.platform): string {
  if (platform === 'win32') return /^[\w@%+=:,./\\-]+$/.test(text) ? text : `"${text}"`;
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** What starts a program from any folder: its name, where the shell finds that very file by it. */
export function programWord(name: string, file: string, env: Environment): string {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = folders.map((folder) => realPath(join(folder, name))).find((path) => path !== null);
  return found !== undefined && found === realPath(file) ? name : shellWord(file);
}

/**
 * What starts the command line of a clone from where the person is: as an npm script where that is how
 * it was started, and Node with the built file otherwise.
 * @param root the clone's folder
 * @param file the built file
 */
export function startedInClone(root: string, file: string, env: Environment): string {
  if (env['npm_lifecycle_event'] !== 'cli') {
    return `${programWord('node', process.execPath, env)} ${shellWord(file)}`;
  }
  const here = realPath(env['INIT_CWD'] ?? process.cwd()) ?? '';
  const isInside = `${here}${sep}`.startsWith(`${realPath(root) ?? root}${sep}`);
  return `npm ${isInside ? '' : `--prefix ${shellWord(root)} `}run cli --`;
}

/** What starts an installed app: the file of an AppImage is not the one that runs. */
export const startedInstalled = (env: Environment): string =>
  programWord('batchnorm-workbench', env['APPIMAGE'] ?? process.execPath, env);

function realPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
