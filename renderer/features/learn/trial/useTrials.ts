import { computed } from 'vue';
import type { Ref } from 'vue';
import type { ExperimentConfig } from '../../../../shared/domain/config.ts';
import type { Experiment } from '../../../../shared/domain/experiment.ts';
import type { ChapterId } from '../../../state/glossary/terms.ts';
import { isWhole, newestRun, sameSettings, withFreshSeed } from './matching.ts';
import { useExperiments } from '../../../state/experiments/experiments.ts';
import type { Trial } from './learn.ts';
import { useRunName } from './useTrial.ts';

/** One of several runs to be laid beside each other. */
export interface TrialRow {
  id: string;
  label: string;
  config: ExperimentConfig;
  isChosen: boolean;
}

/** Several runs beside a chapter, each known by its settings: the newest with them is shown. */
export function useTrials(chapter: ChapterId, rows: Readonly<Ref<readonly TrialRow[]>>) {
  const experiments = useExperiments();
  const nameOf = useRunName(chapter);

  const all = computed(() =>
    rows.value.map((row) => ({
      ...row,
      run: newestRun(experiments.all, ({ config }) => sameSettings(config, row.config)),
    })),
  );
  const shown = computed<Experiment[]>(() => all.value.flatMap(({ run }) => run ?? []));
  const chosen = computed(() => all.value.filter(({ isChosen }) => isChosen));
  /** Whether all that is chosen was run: then only other seeds give new results. */
  const isRepeat = computed(
    () => chosen.value.length > 0 && chosen.value.every(({ run }) => run !== null && isWhole(run)),
  );
  const trials = computed<Trial[]>(() => {
    const wanted = isRepeat.value ? chosen.value : chosen.value.filter(({ run }) => run === null);
    return wanted.map(({ label, config }) => ({
      config: withFreshSeed(experiments.all, config),
      name: nameOf(config, label),
    }));
  });

  return { all, shown, trials, isRepeat };
}
