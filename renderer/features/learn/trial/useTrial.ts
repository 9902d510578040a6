import { computed } from 'vue';
import { LAB_CONFIG } from '../../../../shared/domain/config.ts';
import type { ExperimentConfig } from '../../../../shared/domain/config.ts';
import type { Experiment } from '../../../../shared/domain/experiment.ts';
import { useSettingText } from '../../../i18n/useSettingText.ts';
import { useText } from '../../../i18n/useText.ts';
import { chapterNumber } from '../../../state/glossary/terms.ts';
import type { ChapterId } from '../../../state/glossary/terms.ts';
import { isUnderWay, isWhole, newestRun, sameSettings, withFreshSeed } from './matching.ts';
import { useData } from '../../../state/data.ts';
import { useExperiments } from '../../../state/experiments/experiments.ts';
import { useLearn } from './learn.ts';
import type { Trial } from './learn.ts';

/** Few enough steps for an experiment of a few seconds, and enough to distinguish the networks. */
export const SHORT: Partial<ExperimentConfig> = { epochs: 4, trainSubset: 6400 };

/** The experiment beside a chapter: what it starts with, and which saved runs it can be read from. */
export interface TrialPlan {
  chapter: ChapterId;
  /** Its difference from the lab. */
  config: Partial<ExperimentConfig>;
  fits: (experiment: Experiment) => boolean;
}

/** The lab changed by `changes`, on MNIST where it is there and on the built-in digits else. */
export function useConfig(changes: Partial<ExperimentConfig>) {
  const data = useData();
  return computed<ExperimentConfig>(() => {
    const dataset = data.find('mnist')?.available === false ? 'digits' : 'mnist';
    return { ...LAB_CONFIG, ...changes, dataset };
  });
}

/** What a run from this chapter is called: the chapter, and what was set up. */
export function useRunName(chapter: ChapterId) {
  const { t } = useText();
  const settingText = useSettingText();
  return (config: ExperimentConfig, about = ''): string => {
    const setUp = [
      settingText(config, 'hiddenSizes'),
      settingText(config, 'activation'),
      config.initialization === 'normal' ? `σ ${config.initializationSigma}` : '',
      about,
    ];
    const number = chapterNumber(chapter);
    return t('learn.runName', {
      number,
      title: t(`learn.${chapter}.short`),
      setUp: setUp.filter(Boolean).join(', '),
    });
  };
}

/**
 * One run beside a chapter. Its settings are those the controls show: the chapter's own, as the reader
 * changed them. Its numbers are of the newest run with exactly these settings; where there is none, of the
 * newest that fits, which is then said.
 */
export function useTrial({ chapter, config, fits }: TrialPlan) {
  const learn = useLearn();
  const experiments = useExperiments();
  const nameOf = useRunName(chapter);
  const settingText = useSettingText();
  const { t } = useText();
  const first = useConfig(config);

  // The chapters are about batch normalization: a run of another is no example for them.
  const fitting = computed(() =>
    newestRun(experiments.all, (each) => each.config.normalization === 'batchNorm' && fits(each)),
  );
  const draft = computed(() => learn.drafts.get(chapter) ?? first.value);
  const exact = computed(() =>
    newestRun(experiments.all, ({ config: each }) => sameSettings(each, draft.value)),
  );
  const shown = computed(() => exact.value ?? fitting.value);
  /** Whether the numbers shown are of other settings than those chosen. */
  const isOther = computed(() => shown.value !== null && exact.value === null);
  /** What Start would start; empty while that is under way. */
  const trials = computed<Trial[]>(() => {
    if (exact.value !== null && isUnderWay(exact.value)) return [];
    const next = withFreshSeed(experiments.all, draft.value);
    return [{ config: next, name: nameOf(next) }];
  });
  const isRepeat = computed(() => exact.value !== null && isWhole(exact.value));
  /** What the networks chosen are, in words. */
  const setUp = computed(() =>
    t('learn.setUp', {
      layers: settingText(draft.value, 'hiddenSizes'),
      activation: settingText(draft.value, 'activation'),
      examples: settingText(draft.value, 'trainSubset'),
      epochs: draft.value.epochs,
    }),
  );

  function change(changes: Partial<ExperimentConfig>): void {
    learn.draft(chapter, { ...draft.value, ...changes });
  }

  return { draft, shown, isOther, trials, isRepeat, setUp, change };
}
