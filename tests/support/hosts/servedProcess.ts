import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { UserHome } from './userHome.ts';

/** Tests and tools are run from the project's folder. */
const CLI = resolve('dist/main/cli.js');

export interface ServedProcess {
  /** As printed: with the token, good for one use. */
  address: string;
  pid: number;
  /** Ends it as Ctrl+C does. @returns its exit code */
  close(): Promise<number | null>;
}

/** Starts the built web host, as `serve` does in a terminal of its own, in the given home. */
export async function startServing(home: UserHome, cli = CLI): Promise<ServedProcess> {
  const child = spawn(process.execPath, [cli, 'serve', '--json'], {
    env: home.env,
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const [line] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    exited.then(() => [null]),
  ])) as [string | null];
  if (line === null) throw new Error('the web host ended before it printed its address');
  const { address } = JSON.parse(line) as { address: string };
  return {
    address,
    pid: child.pid ?? 0,
    async close() {
      child.kill('SIGINT');
      return (await exited)[0];
    },
  };
}
