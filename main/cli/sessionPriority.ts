import { writeFileSync } from 'node:fs';

const OWN_SESSION = '/proc/self/autogroup';
/** As the training thread's own: a tenth of what a browser gets, when both want the processor. */
const NICENESS = 10;

/**
 * Lets a browser on this machine go before the training of this process. Linux shares the processors
 * among sessions first, and a niceness counts only within one: a terminal's gets as much as the desktop's,
 * so that a page waits 40 ms for a frame of which it has 9 to do.
 * @returns what takes it back, as the session outlives this process
 */
export function letBrowserGoFirst(): () => void {
  set(NICENESS);
  return () => set(0);
}

function set(niceness: number): void {
  try {
    writeFileSync(OWN_SESSION, String(niceness));
  } catch {
    // Other systems, and kernels without it, share among threads.
  }
}
