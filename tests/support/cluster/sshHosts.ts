import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort, onPath, stopped } from './daemons.ts';

export interface SshHosts {
  /** For GNU parallel: how it calls ssh. */
  env: { PARALLEL_SSH: string };
  stop(): Promise<void>;
}

/** Why no ssh can be had here for GNU parallel; null when it can. */
export function parallelMissing(): string | null {
  if (process.getuid?.() !== 0) return 'without root, no ssh server is started';
  const missing = ['parallel', 'sshd', 'ssh'].filter((name) => !onPath(name));
  return missing.length === 0 ? null : `this machine has no ${missing.join(', ')}`;
}

/** An ssh server of this machine that answers to `names`, with `bin` first on its path. */
export async function startSshHosts(
  folder: string,
  names: string[],
  bin: string,
): Promise<SshHosts> {
  mkdirSync(folder, { recursive: true });
  mkdirSync('/run/sshd', { recursive: true });
  const port = await freePort();
  const [hostKey, key] = [join(folder, 'host'), join(folder, 'key')];
  for (const file of [hostKey, key]) {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
  }
  const server = join(folder, 'sshd_config');
  writeFileSync(server, serverConfig({ port, hostKey, key, bin }));
  const client = join(folder, 'ssh_config');
  writeFileSync(client, clientConfig({ port, key, names }));
  const sshd = execFileSync('sh', ['-c', 'command -v sshd'], { encoding: 'utf8' }).trim();
  const daemon = spawn(sshd, ['-D', '-f', server], { stdio: 'ignore' });
  while (!(await answers(port))) await wait(50);
  return { env: { PARALLEL_SSH: `ssh -F ${client}` }, stop: () => stopped(daemon) };
}

function serverConfig(parts: { port: number; hostKey: string; key: string; bin: string }): string {
  const { port, hostKey, key, bin } = parts;
  return `
Port ${port}
ListenAddress 127.0.0.1
HostKey ${hostKey}
AuthorizedKeysFile ${key}.pub
PidFile none
PermitRootLogin prohibit-password
StrictModes no
UsePAM no
SetEnv PATH=${bin}:/usr/local/bin:/usr/bin:/bin
`;
}

function clientConfig(parts: { port: number; key: string; names: string[] }): string {
  const { port, key, names } = parts;
  return `
Host ${names.join(' ')}
  HostName 127.0.0.1
  Port ${port}
  User root
  IdentityFile ${key}
  StrictHostKeyChecking no
  UserKnownHostsFile /dev/null
  LogLevel ERROR
`;
}

function answers(port: number): Promise<boolean> {
  return new Promise((told) => {
    const socket = connect(port, '127.0.0.1');
    const tell = (isThere: boolean) => {
      socket.destroy();
      told(isThere);
    };
    socket.once('connect', () => tell(true)).once('error', () => tell(false));
  });
}
