import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export interface Display {
  /** What DISPLAY has to be. */
  name: string;
  close(): void;
}

/** A screen of its own for one app, so that tests neither need one nor disturb the one there is. */
export async function openDisplay(): Promise<Display> {
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  return { name: `:${await numberOf(server)}`, close: () => server.kill() };
}

async function numberOf(server: ChildProcess): Promise<string> {
  const pipe = server.stdio[3];
  if (!pipe) throw new Error('Xvfb has no pipe to tell its number by');
  const [told] = (await Promise.race([
    once(pipe, 'data'),
    once(server, 'exit').then(() => [null]),
  ])) as [Buffer | null];
  if (told === null) throw new Error('Xvfb did not start');
  return told.toString().trim();
}
