import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { UserHome } from './userHome.ts';

export interface RanCommand {
  code: number | null;
  out: string;
  err: string;
}

/** Runs a command of an installed app to its end, in a terminal at `folder` of a machine without a display. */
export async function runInstalled(
  { program, home, folder }: { program: string; home: UserHome; folder: string },
  args: string[],
): Promise<RanCommand> {
  const child = spawn(program, ['--no-sandbox', ...args], {
    // Uncompiled, networks begin to train at once.
    env: { ...home.env, DISPLAY: '', WAYLAND_DISPLAY: '', BATCHNORM_WORKBENCH_XLA: 'off' },
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [[code], out, err] = await Promise.all([
    once(child, 'close') as Promise<[number | null]>,
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, out, err };
}
