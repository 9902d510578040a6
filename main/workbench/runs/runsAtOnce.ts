import { availableParallelism } from 'node:os';

/**
 * How many runs are trained side by side where `chosen` were asked for; 0 leaves it to the program, which
 * takes one for each processor: the two networks of a run are not equally heavy, so that one processor of two
 * waits at the end of each chunk unless another run has work for it (`npm run bench -- --only sweep`).
 */
export function runsAtOnce(chosen: number, processors = availableParallelism()): number {
  return chosen === 0 ? processors : Math.min(chosen, processors);
}
