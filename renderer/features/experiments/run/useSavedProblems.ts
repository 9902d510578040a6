import { shallowRef, watch } from 'vue';
import type { Ref } from 'vue';
import type { Experiment, ExperimentId } from '../../../../shared/domain/experiment.ts';
import type { Message } from '../../../../shared/errors/message.ts';
import { lastOfMany } from '../../../state/lastOfMany.ts';
import { useToasts } from '../../../state/toasts.ts';
import { client } from '../../../state/transport/client.ts';

/** What of a run's models and recordings is not as it was saved: looked for when it is shown, and when the run ends. */
export function useSavedProblems(experiment: Readonly<Ref<Experiment>>) {
  const toasts = useToasts();
  const problems = shallowRef<readonly Message[]>([]);
  const ask = lastOfMany(
    ({ id }: { id: ExperimentId }) => client().call('experiment:verify', { id }),
    (answer) => (problems.value = answer.problems),
    toasts.showError,
  );
  watch(
    () => experiment.value.status,
    () => ask({ id: experiment.value.id }),
    { immediate: true },
  );
  return problems;
}
