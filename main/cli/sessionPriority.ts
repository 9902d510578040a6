import { writeFileSync } from 'node:fs';
import { constants } from 'node:os';

const OWN_SESSION = '/proc/self/autogroup';

/**
 * Lets a browser on this machine go before the training of this process. Linux shares the processors
 * among sessions first, and a niceness counts only within one: a terminal's gets as much as the desktop's,
 * so that a page waits 40 ms for a frame of which it has 9 to do.
 * @returns what takes it back, as the session outlives this process
 */
export function letBrowserGoFirst(): () => void {
  // As the training thread has it among its own: a tenth of the browser's share, when both want it.
  set(constants.priority.PRIORITY_BELOW_NORMAL);
  return () => set(0);
}

function set(niceness: number): void {
  try {
    writeFileSync(OWN_SESSION, String(niceness));
  } catch {
    // Other systems, and kernels without it, share among threads.
  }
}
