import type { ConnectedClient } from '../state/transport/connectedClient.ts';
import { useData } from '../state/data.ts';
import { useExperiments } from '../state/experiments/experiments.ts';
import { useImports } from '../state/experiments/imports.ts';
import { useRecords } from '../state/runs/records.ts';
import { useRuns } from '../state/runs/runs.ts';
import { useSettings } from '../state/settings.ts';
import { useToasts } from '../state/toasts.ts';
import { useWorkbench } from '../state/workbench.ts';

/**
 * Lets every store hear every event, and reads all of them whenever the connection comes (back):
 * what happened in between was told to nobody.
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
