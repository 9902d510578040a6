import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { MEMORY_MARK } from './memoryMark.ts';

const EVERY_MS = 50;
const STANDARD_ERROR = 2;

/** Ends the process when it takes more bytes than it may, or when the program that started it is gone. */
export function watchMemory(): void {
  const most = Number(workerData);
  const parent = process.ppid;
  setInterval(() => {
    if (process.memoryUsage.rss() > most) {
      writeSync(STANDARD_ERROR, MEMORY_MARK);
      process.kill(process.pid, 'SIGKILL');
    }
    if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }, EVERY_MS);
}
