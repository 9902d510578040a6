import type { Experiment } from '../../../../shared/domain/experiment.ts';

/** Both networks on two cores, before anything was trained here. */
const GUESS_SECONDS = 0.5;

/** What an epoch took in the newest finished run on the same data; a guess where there is none. */
export function secondsPerEpoch(experiments: readonly Experiment[], dataset: string): number {
  const finished = experiments.filter(
    ({ status, config, summary, origin }) =>
      status === 'finished' &&
      origin === undefined &&
      config.dataset === dataset &&
      summary.epochsDone > 0 &&
      summary.seconds > 0,
  );
  const newest = finished.reduce<Experiment | null>(
    (best, one) => (best === null || one.id > best.id ? one : best),
    null,
  );
  return newest === null ? GUESS_SECONDS : newest.summary.seconds / newest.summary.epochsDone;
}
