/** `node:fs/promises` for Node 12, which has it as a property and without `rm`. */
import { promises } from 'node:fs';

export const {
  access,
  appendFile,
  chmod,
  copyFile,
  link,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readFile,
  readdir,
  readlink,
  realpath,
  rename,
  rmdir,
  stat,
  symlink,
  truncate,
  unlink,
  utimes,
  writeFile,
} = promises;

/** Removes a file or, with `recursive`, a folder; with `force` it may be missing. */
export async function rm(path: string, { force = false, recursive = false } = {}): Promise<void> {
  try {
    const stats = await promises.lstat(path);
    if (!stats.isDirectory()) await promises.unlink(path);
    else if (recursive) await removeFolder(path);
    else throw Object.assign(new Error(`${path} is a folder`), { code: 'ERR_FS_EISDIR' });
  } catch (error) {
    if (!force || (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

async function removeFolder(path: string): Promise<void> {
  for (const name of await promises.readdir(path)) {
    await rm(`${path}/${name}`, { force: true, recursive: true });
  }
  await promises.rmdir(path);
}
