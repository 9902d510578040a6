import { writeSync } from 'node:fs';
import { nodeFileSystem } from '../../../main/store/files/fileSystem.ts';
import { openStore } from '../../../main/store/openStore.ts';
import { FaultyFileSystem } from './faultyFileSystem.ts';
import { SESSION } from './session.ts';

/**
 * A process that does a session's steps on the store in a folder, tells each that is done, and kills
 * itself instead of the Nth change it makes on the disk. Arguments: folder, N (0: never).
 */
const [folder = '', at = '0'] = process.argv.slice(2);

const files = new FaultyFileSystem(nodeFileSystem);
files.arm({
  at: Number(at),
  lasts: 'once',
  // Killed before one that only looks, it leaves what it left before.
  onlyChanges: true,
  short: true,
  strike: () => {
    process.kill(process.pid, 'SIGKILL');
    // The signal is on its way; nothing more may happen until it is there.
    for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
});

const store = await openStore(folder, { fileSystem: files });
for (const step of SESSION) {
  await step(store);
  writeSync(1, 'done\n');
}
await store.close();
