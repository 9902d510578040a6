import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startServing } from '../../support/hosts/servedProcess.ts';
import { makeUserHome } from '../../support/hosts/userHome.ts';

const BY_SESSION = '/proc/sys/kernel/sched_autogroup_enabled';
const sharesBySession = existsSync(BY_SESSION) && readFileSync(BY_SESSION, 'utf8').trim() === '1';

test.runIf(sharesBySession)(
  'while it serves, its session lets those of browsers go first',
  async () => {
    const home = makeUserHome();
    const served = await startServing(home);
    onTestFinished(async () => {
      await served.close();
      home.remove();
    });
    expect(readFileSync(`/proc/${served.pid}/autogroup`, 'utf8')).toMatch(/nice 10$/m);
  },
);

test('serve listens on this machine alone by default', async () => {
  const home = makeUserHome();
  const served = await startServing(home);
  onTestFinished(async () => {
    await served.close();
    home.remove();
  });
  const { hostname, port } = new URL(served.address);
  expect(hostname).toBe('127.0.0.1');
  const reached = async (host: string) => {
    const socket = connect(Number(port), host);
    const answer = once(socket, 'connect').then(
      () => true,
      () => false,
    );
    const isReached = await answer;
    socket.destroy();
    return isReached;
  };
  expect(await reached('127.0.0.1')).toBe(true);
  // Another address of this same machine, which stands for those that other machines see.
  expect(await reached('127.0.0.2')).toBe(false);
});
