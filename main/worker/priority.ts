import { constants, setPriority } from 'node:os';

/**
 * Lets whoever draws the page go first: training takes every processor there is, and frames must not
 * wait for it. On Linux this is the calling thread's and its later threads' own, so it has to be
 * called before TensorFlow makes its threads; elsewhere it would slow down the interface as well.
 */
export function letInterfaceGoFirst(): void {
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
}
