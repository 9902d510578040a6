import { computed } from 'vue';
import type { Ref } from 'vue';
import { configProblems, REPEATS } from '../../../shared/domain/config.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import type { RunRequest } from '../../../shared/domain/run.ts';
import { sweepProblem, trainingsOf } from '../../../shared/domain/sweep.ts';
import { axisOf } from './sweepDraft.ts';
import type { SweepDraft } from './sweepDraft.ts';

/** What is said of a run beside its config. */
export type Form = Omit<RunRequest, 'config' | 'language'>;

/** What the Train form's content amounts to, and what keeps it from being started. */
export function formChecks(
  config: Ref<ExperimentConfig>,
  run: Ref<Form>,
  sweep: Ref<SweepDraft[]>,
) {
  /** What would be swept; null while it cannot be read. */
  const axes = computed(() => {
    const read = sweep.value.map(axisOf).filter((axis) => axis !== null);
    return read.length === sweep.value.length ? read : null;
  });

  /** How many trainings the form asks for; 0 while that cannot be said. */
  const trainings = computed(() => {
    const { repeats } = run.value;
    if (axes.value === null || !isUsableCount(repeats)) return 0;
    return trainingsOf({ settings: axes.value, repeats });
  });

  /** What is wrong with the sweep; empty when nothing is. */
  const sweepFault = computed(() => {
    if (axes.value === null) return 'unreadable';
    if (axes.value.length === 0 || !isUsableCount(run.value.repeats)) return '';
    const { repeats } = run.value;
    return sweepProblem({ config: config.value, settings: axes.value, repeats }) ?? '';
  });

  /** Settings that cannot be used as they are, by name. */
  const problems = computed(() => {
    const settings = configProblems(config.value).map(({ setting }) => setting);
    if (!isUsableCount(run.value.repeats)) settings.push('repeats');
    if (sweepFault.value !== '' && settings.length === 0) settings.push('sweep');
    return new Set(settings);
  });

  return { axes, trainings, sweepFault, problems };
}

function isUsableCount(repeats: number): boolean {
  return Number.isInteger(repeats) && repeats >= REPEATS.min && repeats <= REPEATS.max;
}
