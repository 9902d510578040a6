import { join } from 'node:path';
import { removeQuietly, temporaryName } from './files/atomicWrite.ts';
import type { FileSystem } from './files/fileSystem.ts';

/** The owner of a lock touches this file for as long as it lives: beside the owner's file. */
export const LEASE_FILE = 'lease';

const RENEWED_EVERY_MS = 10_000;
/** So long after it was renewed last a lease is over. */
export const LEASE_MS = 60_000;

/**
 * Renews a lease until it is stopped, or no one has `owner` any more. What cannot be renewed, as on a
 * disk that is gone, is renewed with the next try.
 */
export class LeaseRenewal {
  readonly #timer: NodeJS.Timeout;

  constructor(files: FileSystem, generation: string, owner: object) {
    const held = new WeakRef(owner);
    let length = 0;
    this.#timer = setInterval(() => {
      if (held.deref() === undefined) this.stop();
      length = 1 - length;
      // A change of length needs no room, and gets its time from the disk's own clock.
      files.truncate(join(generation, LEASE_FILE), length).catch(() => undefined);
    }, RENEWED_EVERY_MS).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

/**
 * Whether the lease of a generation is over, by the clock of the disk that both computers write to. One
 * that was never given, by an older version, is not.
 */
export async function isLeaseOver(files: FileSystem, generation: string): Promise<boolean> {
  const renewed = await renewedAt(files, generation);
  return renewed !== null && (await diskTime(files, generation)) - renewed > LEASE_MS;
}

/** The same by this computer's clock, for one who changes nothing. */
export async function seemsLeaseOver(files: FileSystem, generation: string): Promise<boolean> {
  const renewed = await renewedAt(files, generation);
  return renewed !== null && Date.now() - renewed > LEASE_MS;
}

async function renewedAt(files: FileSystem, generation: string): Promise<number | null> {
  const path = join(generation, LEASE_FILE);
  // A network file system asks its server how old a file is when the file is opened.
  await files.read(path).catch(() => undefined);
  return (await files.state(path))?.modified ?? null;
}

/** Of something made just now. */
async function diskTime(files: FileSystem, generation: string): Promise<number> {
  const made = join(generation, '..', temporaryName());
  await files.makeFolder(made);
  try {
    return (await files.state(made))?.modified ?? 0;
  } finally {
    await removeQuietly(files, made);
  }
}
