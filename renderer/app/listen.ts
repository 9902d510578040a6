import type { ConnectedClient } from '../state/transport/client.ts';
import { useData } from '../state/data.ts';
import { useExperiments } from '../state/experiments/experiments.ts';
import { useImports } from '../state/experiments/transfers.ts';
import { useRecords } from '../state/runs/records.ts';
import { useRuns } from '../state/runs/runs.ts';
import { useProjector, useSettings } from '../state/settings.ts';
import { useToasts } from '../state/toasts.ts';
import { useWorkbench } from '../state/workbench.ts';
import type { Router } from 'vue-router';
import type { MenuAction } from '../../shared/contract/events.ts';
import { LAB_CONFIG } from '../../shared/domain/config.ts';
import { useForm } from '../state/form/form.ts';
import { startForm } from '../state/form/startForm.ts';

/**
 * Passes every event to every store, and loads all stores whenever the connection comes (back):
 * events that were published in between reached nobody.
 */
export function listen(client: ConnectedClient): void {
  const workbench = useWorkbench();
  const records = useRecords();
  const stores = [workbench, useSettings(), useData(), useExperiments(), useRuns(), useImports()];
  const toasts = useToasts();

  client.subscribe((event) => {
    records.apply(event);
    for (const store of stores) store.apply(event);
  });
  client.watchConnection((connected) => {
    workbench.setConnected(connected);
    if (!connected) return;
    void toasts.attempt(() => Promise.all(stores.map((store) => store.load())));
    void records.reloadAll();
  });
}

/** Does on the screen what is chosen in the menu of a host that has one. */
export function followMenu(client: ConnectedClient, router: Router): void {
  const form = useForm();
  const runs = useRuns();
  const projector = useProjector();

  const actions: Record<MenuAction, () => unknown> = {
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

  client.subscribe((event) => {
    if (event.name === 'menu:chosen') void actions[event.payload.action]();
  });
}
