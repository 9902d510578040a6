import { spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

export const onPath = (program: string): boolean =>
  spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

export function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((found) => {
    server.listen(0, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });
}

/** Ends a daemon, at the latest after five seconds. */
export async function stopped(daemon: ChildProcess): Promise<void> {
  if (daemon.exitCode !== null || daemon.signalCode !== null) return;
  const end = new Promise<void>((done) => daemon.once('exit', () => done()));
  daemon.kill('SIGTERM');
  const forced = setTimeout(() => daemon.kill('SIGKILL'), 5000);
  await end;
  clearTimeout(forced);
}
