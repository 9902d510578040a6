import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort, onPath, stopped } from './daemons.ts';

const run = promisify(execFile);

/** A command's output; it runs in `cwd` and rejects when it fails. */
export type Command = (program: string, args: string[], cwd?: string) => Promise<string>;

export interface Slurm {
  command: Command;
  /** Resolves when no job is left in its queue. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** Why no SLURM can be started here; null when it can. */
export function slurmMissing(): string | null {
  if (process.getuid?.() !== 0) return 'without root, SLURM is not started';
  const missing = ['sbatch', 'munged', 'slurmctld', 'slurmd'].filter((name) => !onPath(name));
  return missing.length === 0 ? null : `this machine has no ${missing.join(', ')}`;
}

/** A SLURM of one node with `cpus` slots, all of whose files are in `folder`; jobs have `bin` first on their path. */
export async function startSlurm(
  folder: string,
  { cpus, bin }: { cpus: number; bin: string },
): Promise<Slurm> {
  for (const name of ['spool', 'state']) mkdirSync(join(folder, name), { recursive: true });
  const [control, node] = [await freePort(), await freePort()];
  const key = join(folder, 'munge.key');
  writeFileSync(key, randomBytes(1024), { mode: 0o400 });
  const config = join(folder, 'slurm.conf');
  writeFileSync(config, slurmConfig(folder, cpus, { control, node }));
  const path = `${bin}:${process.env['PATH'] ?? ''}`;
  const env = { ...process.env, PATH: path, SLURM_CONF: config };
  const command: Command = async (program, args, cwd = folder) =>
    (await run(program, args, { env, cwd })).stdout;
  const daemons: ChildProcess[] = [];
  const start = (program: string, ...args: string[]) =>
    daemons.push(spawn(program, args, { env, stdio: 'ignore' }));
  const stop = async () => {
    await command('scancel', ['--user=root']).catch(() => undefined);
    for (const daemon of daemons.reverse()) await stopped(daemon);
  };
  start('munged', '--foreground', '--force', `--key-file=${key}`, ...mungeFiles(folder));
  start('slurmctld', '-D');
  start('slurmd', '-D', '-N', 'localhost');
  try {
    await until('the node is idle', async () => (await nodes(command)).includes('idle'));
  } catch (error) {
    await stop();
    throw error;
  }
  const idle = () => until('all jobs have ended', async () => (await queue(command)) === '');
  return { command, idle, stop };
}

const mungeFiles = (folder: string): string[] =>
  ['socket', 'pid-file', 'log-file', 'seed-file'].map(
    (name) => `--${name}=${join(folder, `munge.${name}`)}`,
  );

function slurmConfig(
  folder: string,
  cpus: number,
  { control, node }: { control: number; node: number },
): string {
  return `
ClusterName=test
SlurmctldHost=localhost
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=${join(folder, 'munge.socket')}
SlurmctldPort=${control}
SlurmdPort=${node}
SlurmctldPidFile=${join(folder, 'slurmctld.pid')}
SlurmdPidFile=${join(folder, 'slurmd.pid')}
SlurmctldLogFile=${join(folder, 'slurmctld.log')}
SlurmdLogFile=${join(folder, 'slurmd.log')}
StateSaveLocation=${join(folder, 'state')}
SlurmdSpoolDir=${join(folder, 'spool')}
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
MpiDefault=none
ReturnToService=2
KillWait=15
NodeName=localhost CPUs=${cpus} RealMemory=1000
PartitionName=all Nodes=ALL Default=YES
`;
}

const nodes = (command: Command) => command('sinfo', ['-h', '-o', '%t']).catch(() => '');
const queue = async (command: Command) => (await command('squeue', ['-h'])).trim();

const POLL_MS = 200;
const LIMIT_MS = 600_000;

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + LIMIT_MS;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`SLURM: waited in vain until ${what}`);
    await wait(POLL_MS);
  }
}
