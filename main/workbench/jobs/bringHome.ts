import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import { mergeRuns } from '../../exchange/merge/mergeRuns.ts';
import type { MergeOutcome } from '../../exchange/merge/mergeRuns.ts';
import type { Store } from '../../store/store.ts';
import { storeReadOnly } from '../../store/storeErrors.ts';
import { StoreOpener } from '../storeOpener.ts';

export interface Home {
  storeFolder: string;
  userFolder: string;
}

/**
 * Brings the runs of `sources` into the store at home, which is made where it is missing.
 * @throws {WorkbenchError} `store-read-only`, or what the store refuses
 */
export async function bringHome(
  { storeFolder, userFolder }: Home,
  sources: readonly Store[],
  onMerged: (id: ExperimentId) => void,
): Promise<MergeOutcome> {
  const opener = new StoreOpener(storeFolder, userFolder);
  try {
    const home = await opener.open();
    if (home.readOnly !== null) throw storeReadOnly(home.readOnly);
    const others = sources.filter(({ folder }) => folder !== home.folder);
    return await mergeRuns(home, others, onMerged);
  } finally {
    await opener.close();
  }
}
