import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDisplay } from './display.ts';
import type { UserHome } from './userHome.ts';

export interface RanCommand {
  code: number | null;
  out: string;
  err: string;
}

/**
 * Runs a command of an installed app to its end, in a terminal at `folder`. The old Electron of tests
 * wants a display even for that, and leaves helpers behind that hold on to its output for a while: so
 * that goes to files.
 */
export async function runInstalled(
  { program, home, folder }: { program: string; home: UserHome; folder: string },
  args: string[],
): Promise<RanCommand> {
  const display = await openDisplay();
  const files = ['out.txt', 'err.txt'].map((name) => join(folder, name));
  const [out = 0, err = 0] = files.map((file) => openSync(file, 'w'));
  const child = spawn(program, ['--no-sandbox', '--disable-gpu', ...args], {
    // Uncompiled, networks begin to train at once.
    env: { ...home.env, DISPLAY: display.name, BATCHNORM_WORKBENCH_XLA: 'off' },
    cwd: folder,
    stdio: ['ignore', out, err],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  for (const file of [out, err]) closeSync(file);
  display.close();
  const [told = '', said = ''] = files.map((file) => readFileSync(file, 'utf8'));
  return { code, out: told, err: said };
}
