import { useRouter } from 'vue-router';
import type { Experiment } from '../../../shared/domain/experiment.ts';
import type { MenuItem } from '../../ui/button/menuItem.ts';
import { useText } from '../../i18n/useText.ts';
import { useExperiments } from '../../state/experiments/experiments.ts';
import { useForm } from '../../state/form/form.ts';
import { useRuns } from '../../state/runs/runs.ts';
import { useWorkbench } from '../../state/workbench.ts';

/** Whether the workbench can continue with this saved run. */
export function canResume({ status, summary, config }: Experiment): boolean {
  const ended = status === 'interrupted' || status === 'stopped' || status === 'failed';
  return ended && summary.epochsDone < config.epochs;
}

/** Whether the run is in hand, so that its folder cannot be taken away. */
function isBusy({ status }: Experiment): boolean {
  return status === 'queued' || status === 'running' || status === 'paused';
}

/** What can be done with one experiment, for a menu. */
export function useExperimentActions(): (experiment: Experiment) => MenuItem[] {
  const { t } = useText();
  const router = useRouter();
  const experiments = useExperiments();
  const form = useForm();
  const runs = useRuns();
  const workbench = useWorkbench();

  return (experiment) => {
    const { id, config } = experiment;
    const readOnly = workbench.readOnlyReason !== null;
    const duplicate = () => {
      form.fill(config);
      void router.push('/train');
    };
    const actions: MenuItem[] = [
      { label: t('experiments.duplicate'), icon: 'copy', run: duplicate },
    ];
    if (canResume(experiment)) {
      const run = () => void runs.resume(id);
      actions.push({ label: t('experiments.resume'), icon: 'play', run, disabled: readOnly });
    }
    actions.push({
      label: t('experiments.remove'),
      icon: 'trash',
      run: () => void experiments.remove([id]),
      danger: true,
      disabled: readOnly || isBusy(experiment),
    });
    return actions;
  };
}
