import { join } from 'node:path';
import { z } from '../../shared/domain/schema.ts';
import { removeQuietly, temporaryName } from './files/atomicWrite.ts';
import { ensureFolder, errorCode, stampOf } from './files/fileSystem.ts';
import type { FileSystem } from './files/fileSystem.ts';
import { isLeaseOver, LEASE_FILE, LeaseRenewal, seemsLeaseOver } from './lease.ts';
import {
  currentProcess,
  isOnThisHost,
  isRunning,
  processIdentitySchema,
} from './processIdentity.ts';

const ownerSchema = processIdentitySchema.extend({
  /** When the lock was taken, ISO 8601. */
  since: z.string(),
  /** Different each time a lock is taken. */
  token: z.string(),
});
export type LockOwner = z.infer<typeof ownerSchema>;

/** In the store's folder. */
export const LOCK_FOLDER = 'lock';
const OWNER = 'owner.json';
const RELEASED = 'released.json';
const GENERATION = /^[0-9]{8}$/;
/** Every lost attempt means that another process got further, so that this many are never lost in earnest. */
const ATTEMPTS = 100;

/**
 * What a rename onto a folder with something in it is answered with (EPERM and EACCES by Windows);
 * ENOENT says that the winner has already swept away what was to be renamed.
 */
const LOST = new Set(['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES', 'ENOENT']);

/**
 * The writer's lock: folders `lock/<generation>/owner.json`, of which the highest generation counts.
 * A dead or released generation is never reused or removed by itself, only superseded: whoever makes
 * the next one owns the store, then removes the lower ones. Making it is one rename of a filled
 * folder, which fails when the name is taken; so of any number of processes exactly one succeeds, and
 * none ever sees a lock half written. One who was late and made a generation that others had already
 * passed finds a higher one afterwards and steps back. An owner on another computer cannot be asked
 * whether it lives; it renews a lease, and is dead when that is over.
 */
export class StoreLock {
  readonly #files: FileSystem;
  readonly #folder: string;
  readonly #token: string;
  readonly #lease: LeaseRenewal;
  /** Of the owner's file when it was last read, and was ours: what is not replaced need not be read again. */
  #ownStamp: string | null = null;

  constructor(files: FileSystem, folder: string, token: string) {
    this.#files = files;
    this.#folder = folder;
    this.#token = token;
    this.#lease = new LeaseRenewal(files, folder, this);
  }

  /** Whether the lock is still where it was put: not so on an unplugged disk, or in another store's folder. */
  async isHeld(): Promise<boolean> {
    const found = await this.#files.state(join(this.#folder, OWNER));
    if (found === null) return false;
    const stamp = stampOf(found);
    if (stamp === this.#ownStamp) return true;
    const owner = await readOwner(this.#files, this.#folder);
    const isOurs = owner?.token === this.#token;
    this.#ownStamp = isOurs ? stamp : null;
    return isOurs;
  }

  async release(): Promise<void> {
    this.#lease.stop();
    if (!(await this.isHeld())) return;
    await this.#files.rename(join(this.#folder, OWNER), join(this.#folder, RELEASED));
  }
}

/**
 * Takes the lock of the store at `root`, or says who has it.
 * @throws the system's error when the folder cannot be written to.
 */
export async function takeLock(files: FileSystem, root: string): Promise<StoreLock | LockOwner> {
  const folder = join(root, LOCK_FOLDER);
  await ensureFolder(files, folder);
  const owner = {
    ...(await currentProcess()),
    since: new Date().toISOString(),
    token: temporaryName(),
  };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const highest = await highestGeneration(files, folder);
    const before = await readOwner(files, join(folder, generationName(highest)));
    if (before !== null && !(await isDead(files, folder, highest, before))) return before;
    const mine = join(folder, generationName(highest + 1));
    if (!(await claim(files, folder, mine, owner))) continue;
    if ((await highestGeneration(files, folder)) === highest + 1) {
      await removeOthers(files, folder, generationName(highest + 1));
      return new StoreLock(files, mine, owner.token);
    }
    await removeQuietly(files, mine);
  }
  throw Object.assign(new Error('The lock changes hands without end.'), { code: 'EBUSY' });
}

/** Who holds the lock of the store at `root`; null when no one does. */
export async function lockHolder(files: FileSystem, root: string): Promise<LockOwner | null> {
  const folder = join(root, LOCK_FOLDER);
  if ((await files.state(folder)) === null) return null;
  const generation = join(folder, generationName(await highestGeneration(files, folder)));
  const owner = await readOwner(files, generation);
  if (owner === null) return null;
  const isAlive = isOnThisHost(owner)
    ? await isRunning(owner)
    : !(await seemsLeaseOver(files, generation));
  return isAlive ? owner : null;
}

/** The system knows the processes of this host; of one elsewhere only the lease is known. */
async function isDead(
  files: FileSystem,
  folder: string,
  generation: number,
  owner: LockOwner,
): Promise<boolean> {
  if (isOnThisHost(owner)) return !(await isRunning(owner));
  return isLeaseOver(files, join(folder, generationName(generation)));
}

const generationName = (generation: number) => String(generation).padStart(8, '0');

/** 0 when there is none. */
async function highestGeneration(files: FileSystem, folder: string): Promise<number> {
  const names = (await files.list(folder)).map((entry) => entry.name);
  return Math.max(0, ...names.filter((name) => GENERATION.test(name)).map(Number));
}

/** Null where no one holds it: released, superseded, or left unreadable by a loss of power. */
async function readOwner(files: FileSystem, generation: string): Promise<LockOwner | null> {
  let bytes: Uint8Array;
  try {
    bytes = await files.read(join(generation, OWNER));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
  try {
    return ownerSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return null;
  }
}

/** Whether `generation` was made by this call. */
async function claim(
  files: FileSystem,
  folder: string,
  generation: string,
  owner: LockOwner,
): Promise<boolean> {
  const aside = join(folder, temporaryName());
  await files.makeFolder(aside);
  try {
    await files.write(join(aside, OWNER), Buffer.from(JSON.stringify(owner)));
    await files.write(join(aside, LEASE_FILE), Buffer.of());
    await files.rename(aside, generation);
    return true;
  } catch (error) {
    await removeQuietly(files, aside);
    if (LOST.has(errorCode(error) ?? '')) return false;
    throw error;
  }
}

async function removeOthers(files: FileSystem, folder: string, mine: string): Promise<void> {
  for (const { name } of await files.list(folder)) {
    if (name !== mine) await removeQuietly(files, join(folder, name));
  }
}
