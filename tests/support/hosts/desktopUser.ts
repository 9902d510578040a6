import { execFileSync, spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chownSync } from 'node:fs';
import { openDisplay } from './display.ts';
import type { UserHome } from './userHome.ts';

const isRoot = process.getuid?.() === 0;
const idOfNobody = (option: string) =>
  Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }));
/** Browsers refuse to run as root, so where tests are root's, the desktop is of the user who has nothing. */
const identity = isRoot ? { uid: idOfNobody('-u'), gid: idOfNobody('-g') } : {};

export interface DesktopUser {
  /** Runs a command to its end. */
  run(command: string, args: string[]): { status: number | null; stdout: string };
  /** Asks the desktop to open something. What it starts continues, and holds on to the output it is given. */
  open(command: string, args: string[]): number | null;
  /** Starts a command that continues. */
  start(command: string, args: string[]): ChildProcess;
  close(): void;
}

/** An ordinary user at a desktop of their own: a display with a window manager. */
export async function sitAtDesktop(home: UserHome): Promise<DesktopUser> {
  const display = await openDisplay();
  const folder = home.env['XDG_DATA_HOME'] ?? '';
  const options = {
    ...identity,
    cwd: folder,
    env: {
      ...home.env,
      HOME: folder,
      DISPLAY: display.name,
      // No buses but those of a real session; and uncompiled, networks begin to train at once.
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      BATCHNORM_WORKBENCH_XLA: 'off',
    },
  };
  if (isRoot) chownSync(folder, idOfNobody('-u'), idOfNobody('-g'));
  const manager = spawn('openbox', [], { ...options, stdio: 'ignore' });
  return {
    run: (command, args) => spawnSync(command, args, { ...options, encoding: 'utf8' }),
    open: (command, args) => spawnSync(command, args, { ...options, stdio: 'ignore' }).status,
    start: (command, args) =>
      spawn(command, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] }),
    close() {
      manager.kill();
      display.close();
    },
  };
}
