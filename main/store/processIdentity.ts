import { execFile } from 'node:child_process';
import { hash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';
import { z } from '../../shared/domain/schema.ts';
import { errorCode } from './files/fileSystem.ts';

/** A process, distinct from a later one with the same number. */
export const processIdentitySchema = z.object({
  pid: z.int().min(1),
  /** A hash of the computer's name: enough to distinguish two, without giving its name away. */
  host: z.string(),
  /** A hash of what distinguishes computers of one name, and containers; left out where nothing does. */
  place: z.string().optional(),
  /** When the process began, in the system's own words; null where that cannot be learned. */
  born: z.string().nullable(),
});
export type ProcessIdentity = z.infer<typeof processIdentitySchema>;

const hashOf = (text: string) => hash('sha256', text).slice(0, 16);
const hostHash = () => hashOf(hostname());

export async function currentProcess(): Promise<ProcessIdentity> {
  const born = await birthOf(process.pid);
  return { pid: process.pid, host: hostHash(), ...placeHere(), born };
}

/** Whether that process can be asked for: it is on this computer, and in this container. */
export function isOnThisHost({ host, place }: ProcessIdentity): boolean {
  const here = placeHere().place;
  return host === hostHash() && (place === undefined || here === undefined || place === here);
}

/** The system's start and the processes it numbers together: pods of a cluster have one name after another. */
function placeHere(): Pick<ProcessIdentity, 'place'> {
  if (process.platform !== 'linux') return {};
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return { place: hashOf(`${boot} ${readlinkSync('/proc/self/ns/pid')}`) };
  } catch {
    return {};
  }
}

/** Whether that very process, of this host, is there. */
export async function isRunning(identity: ProcessIdentity): Promise<boolean> {
  if (!existsNow(identity.pid)) return false;
  const born = await birthOf(identity.pid);
  return born === null || identity.born === null || born === identity.born;
}

/** Whether any process has the number; one of another user answers EPERM, and is there. */
function existsNow(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

async function birthOf(pid: number): Promise<string | null> {
  try {
    if (process.platform === 'linux') return await linuxBirth(pid);
    if (process.platform === 'win32') return null;
    return await unixBirth(pid);
  } catch {
    return null;
  }
}

/** proc(5): after the name in brackets come the state (field 3) and, as field 22, the ticks from boot to birth. */
async function linuxBirth(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie holds no files any more: it only waits for its parent to notice.
  if (fields[0] === 'Z' || fields[0] === 'X') return 'ended';
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
  return `${boot.trim()} ${fields[19] ?? ''}`;
}

async function unixBirth(pid: number): Promise<string | null> {
  // In words that change neither with the user's language nor with the time zone.
  const env = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
  const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)], { env });
  return stdout.trim() === '' ? null : stdout.trim();
}
