import type { ConnectedClient } from '../state/transport/client.ts';
import { useData } from '../state/data.ts';
import { useExperiments } from '../state/experiments/experiments.ts';
import { useImports } from '../state/experiments/transfers.ts';
import { useTrash } from '../state/experiments/trash.ts';
import { useRecords } from '../state/runs/records.ts';
import { useRuns } from '../state/runs/runs.ts';
import { useSettings } from '../state/settings.ts';
import { useToasts } from '../state/toasts.ts';
import { useWorkbench } from '../state/workbench.ts';
import type { Router } from 'vue-router';
import { menuActions } from './menuActions.ts';

/**
 * Passes every event to every store, and loads all stores whenever the connection comes (back):
 * events that were published in between reached no one.
 */
export function listen(client: ConnectedClient): void {
  const workbench = useWorkbench();
  const records = useRecords();
  const stores = [
    workbench,
    useSettings(),
    useData(),
    useExperiments(),
    useRuns(),
    useImports(),
    useTrash(),
  ];
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
  const actions = menuActions(router);
  client.subscribe((event) => {
    if (event.name === 'menu:chosen') void actions[event.payload.action]();
  });
}
