import type { Router } from 'vue-router';
import type { MenuAction } from '../../shared/contract/events.ts';
import { LAB_CONFIG } from '../../shared/domain/config.ts';
import { useForm } from '../state/form/form.ts';
import { startForm } from '../state/form/startForm.ts';
import { useRuns } from '../state/runs/runs.ts';
import { useProjector } from '../state/settings.ts';

/** What the host's menu and the command palette do on the screen. */
export function menuActions(router: Router): Record<MenuAction, () => unknown> {
  const form = useForm();
  const runs = useRuns();
  const projector = useProjector();

  return {
    newRun: () => {
      form.fill(LAB_CONFIG);
      return router.push('/train');
    },
    startRun: () => {
      if (form.problems.size === 0) void startForm();
      return router.push('/train');
    },
    pauseOrResumeRun: () => {
      const run = runs.steered;
      if (run === null) return;
      return run.status === 'running' ? runs.pause(run.id) : runs.resume(run.id);
    },
    stopRun: () => (runs.steered === null ? undefined : runs.stop(runs.steered.id)),
    showTrain: () => router.push('/train'),
    showExperiments: () => router.push('/experiments'),
    showCompare: () => router.push('/compare'),
    showInspect: () => router.push('/inspect'),
    showLearn: () => router.push('/learn'),
    showSettings: () => router.push('/settings'),
    toggleProjector: () => projector.toggle(),
    toggleHiddenControls: () => projector.toggleControls(),
  };
}
