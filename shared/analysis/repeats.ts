import type { Experiment } from '../domain/experiment.ts';
import type { ComparedRun } from './measure.ts';
import type { ExperimentConfig } from '../domain/config.ts';

/** Where files of other programs come from. None has a seed, so the config has the lab's. */
const TELLS_NO_SEED = ['csv', 'tensorboard', 'safetensors'];

/**
 * What distinguishes repeats of the same settings: the seed, as the same settings and seed give the
 * same numbers; where the seed is not known, the numbers themselves.
 */
export const repeatKey = ({ config, origin, summary }: Experiment): string =>
  origin !== undefined && TELLS_NO_SEED.includes(origin.kind)
    ? JSON.stringify([summary.last, summary.best])
    : String(config.seed);

/** Each one by its key; of those that share one, the one that went furthest, the last of equals. */
function furthest<T>(
  items: readonly T[],
  keyOf: (experiment: Experiment) => string,
  experimentOf: (item: T) => Experiment,
): Map<string, T> {
  const found = new Map<string, T>();
  const epochsOf = (item: T) => experimentOf(item).summary.epochsDone;
  for (const item of items) {
    const key = keyOf(experimentOf(item));
    const before = found.get(key);
    if (before === undefined || epochsOf(item) >= epochsOf(before)) found.set(key, item);
  }
  return found;
}

/** Runs of the same settings without copies: a second run of a seed says nothing new. */
export const distinctRepeats = (runs: readonly ComparedRun[]): Map<string, ComparedRun> =>
  furthest(runs, repeatKey, ({ experiment }) => experiment);

/** Experiments of any settings without copies: same settings, same data, same seed. */
export function distinctExperiments(experiments: readonly Experiment[]): Experiment[] {
  const keyOf = (experiment: Experiment) => {
    const { config, data } = experiment;
    const settings = { ...config, seed: repeatKey(experiment) };
    return JSON.stringify([settings, data?.digest ?? null]);
  };
  return [...furthest(experiments, keyOf, (experiment) => experiment).values()];
}

/** Runs that are repeats of each other: same settings but the seed, same data. */
export interface RunGroup {
  /** The same for equal groups of any two comparisons. */
  key: string;
  /** Of the first run; its seed stands for all. */
  config: ExperimentConfig;
  runs: ComparedRun[];
}

const keyOf = ({ experiment: { config, data } }: ComparedRun): string =>
  JSON.stringify([{ ...config, seed: 0 }, data?.digest ?? null]);

/** The runs by what they repeat, groups and runs in the order they came in. */
export function groupRuns(runs: readonly ComparedRun[]): RunGroup[] {
  const groups = new Map<string, RunGroup>();
  for (const run of runs) {
    const key = keyOf(run);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { key, config: run.experiment.config, runs: [run] });
    else group.runs.push(run);
  }
  return [...groups.values()];
}
