import type { ExperimentConfig } from '../domain/config.ts';
import type { ComparedRun } from './measure.ts';

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
