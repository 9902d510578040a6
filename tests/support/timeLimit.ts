import { cpus, loadavg } from 'node:os';

/** How much longer than its target anything may take here before a test fails. */
const SLACK = 4;

/**
 * The longest a test lets something take, in milliseconds. Machines that run tests are shared, so the
 * more programs wait for each processor the longer it is. Figures are printed beside their targets; on
 * a machine of one's own they are met.
 */
export function limitOf(target: number): number {
  const [waiting = 0] = loadavg();
  return target * SLACK * Math.max(1, waiting / cpus().length);
}
