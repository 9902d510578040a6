import { SETTING_NAMES } from '../../../../shared/domain/catalog/catalog.ts';
import type { SettingName } from '../../../../shared/domain/catalog/catalog.ts';
import type { ExperimentConfig } from '../../../../shared/domain/config.ts';
import type { Experiment } from '../../../../shared/domain/experiment.ts';

/** Whether two configs ask the same thing, whatever their seeds. */
export function sameSettings(a: ExperimentConfig, b: ExperimentConfig): boolean {
  const isSame = (name: SettingName) =>
    a[name] === b[name] || JSON.stringify(a[name]) === JSON.stringify(b[name]);
  return SETTING_NAMES.every((name) => name === 'seed' || isSame(name));
}

/** Whether a run still has something to come. */
export const isUnderWay = ({ status }: Experiment): boolean =>
  status === 'queued' || status === 'running' || status === 'paused';

/** Went through all its epochs, and was trained here. */
export const isWhole = ({ config, origin, summary }: Experiment): boolean =>
  origin === undefined && summary.epochsDone >= config.epochs;

/** The newest run a text can speak of: whole, or under way to it. */
export function newestRun(
  experiments: readonly Experiment[],
  fits: (experiment: Experiment) => boolean,
): Experiment | null {
  let newest: Experiment | null = null;
  for (const each of experiments) {
    if (newest !== null && each.id < newest.id) continue;
    if (fits(each) && (isWhole(each) || isUnderWay(each))) newest = each;
  }
  return newest;
}

/** The runs of exactly this config but for the seed that a text can speak of, the newest first. */
export function runsOf(experiments: readonly Experiment[], config: ExperimentConfig): Experiment[] {
  return experiments
    .filter((each) => sameSettings(each.config, config) && (isWhole(each) || isUnderWay(each)))
    .sort((a, b) => (a.id < b.id ? 1 : -1));
}

/** `config` with `count` consecutive seeds it was not trained with: the same seed would give the same numbers. */
export function withFreshSeeds(
  experiments: readonly Experiment[],
  config: ExperimentConfig,
  count: number,
): ExperimentConfig[] {
  const used = runsOf(experiments, config).map((each) => each.config.seed);
  const first = used.includes(config.seed) ? Math.max(...used) + 1 : config.seed;
  return Array.from({ length: count }, (_, index) => ({ ...config, seed: first + index }));
}

/** The same with the one next seed. */
export function withFreshSeed(
  experiments: readonly Experiment[],
  config: ExperimentConfig,
): ExperimentConfig {
  return withFreshSeeds(experiments, config, 1)[0] ?? config;
}
