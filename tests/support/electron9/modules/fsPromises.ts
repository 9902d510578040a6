/**
 * `node:fs/promises` for Electron 9, whose Node 12 has it as a property and without `rm`. Here it works
 * on the spot: that Node's libuv (1.29 to 1.44) has the thread that waits for an answer of its pool turn
 * in a loop until whoever sends it has been given a processor again. Beside a training that uses them
 * all, this cost the window bursts of 4 to 20 ms; later Electrons know no such loop.
 */
import * as fs from 'node:fs';

type Work<A extends unknown[], R> = (...args: A) => R;

/** `work` as a function that promises its result, or its error. */
const promised =
  <A extends unknown[], R>(work: Work<A, R>): Work<A, Promise<R>> =>
  (...args) =>
    new Promise((resolve) => resolve(work(...args)));

export const lstat = promised(fs.lstatSync);
export const mkdir = promised(fs.mkdirSync);
export const mkdtemp = promised(fs.mkdtempSync);
export const readFile = promised(fs.readFileSync);
export const readdir = promised(fs.readdirSync);
export const realpath = promised(fs.realpathSync);
export const rename = promised(fs.renameSync);
export const stat = promised(fs.statSync);
export const writeFile = promised(fs.writeFileSync);

/** What is used of an open file. */
class FileHandle {
  readonly fd: number;

  constructor(fd: number) {
    this.fd = fd;
  }

  readFile = () => readFile(this.fd);
  writeFile = (bytes: Uint8Array) => writeFile(this.fd, bytes);
  truncate = promised((length: number) => fs.ftruncateSync(this.fd, length));
  sync = promised(() => fs.fsyncSync(this.fd));
  stat = promised(() => fs.fstatSync(this.fd));
  close = promised(() => fs.closeSync(this.fd));

  read = promised((buffer: Buffer, offset: number, length: number, position: number) => {
    return { buffer, bytesRead: fs.readSync(this.fd, buffer, offset, length, position) };
  });
}

export const open = promised((path: string, flags: string | number) => {
  return new FileHandle(fs.openSync(path, flags));
});

/** Removes a file or, with `recursive`, a folder; with `force` it may be missing. */
export const rm = promised((path: string, { force = false, recursive = false } = {}): void => {
  try {
    if (!fs.lstatSync(path).isDirectory()) fs.unlinkSync(path);
    else if (recursive) removeFolder(path);
    else throw Object.assign(new Error(`${path} is a folder`), { code: 'ERR_FS_EISDIR' });
  } catch (error) {
    if (!force || (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
});

function removeFolder(path: string): void {
  for (const name of fs.readdirSync(path)) {
    const inner = `${path}/${name}`;
    if (fs.lstatSync(inner).isDirectory()) removeFolder(inner);
    else fs.unlinkSync(inner);
  }
  fs.rmdirSync(path);
}
