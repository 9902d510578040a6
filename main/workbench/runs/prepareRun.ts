import type { Checkpoint } from '../../../shared/domain/checkpoint.ts';
import type { ExperimentId, ExperimentRecord } from '../../../shared/domain/experiment.ts';
import type { DataLocation } from '../../data/location.ts';
import type { Store } from '../../store/store.ts';

/** What a run needs before its first step: itself as saved, where its data is, and what it continues from. */
export interface PreparedRun {
  record: ExperimentRecord;
  data: DataLocation;
  resumeFrom: Checkpoint | null;
  /** Whether to record what happens in its layers. */
  recordLayers: boolean;
}

/**
 * Gets a queued run ready: a new one as it is, one that was trained before cut back to its last
 * good checkpoint, bound to the very data it saw then, and recorded if it was recorded before.
 * @param recordNew whether to record the layers of a run that begins
 * @throws {WorkbenchError} when its data or its folder cannot be used
 */
export async function prepareRun(
  id: ExperimentId,
  store: Store,
  locate: (dataset: string) => Promise<DataLocation>,
  recordNew: boolean,
): Promise<PreparedRun> {
  const resumeFrom = await store.latestCheckpoint(id);
  await store.truncateTo(id, resumeFrom?.epoch ?? 0);
  const record = await store.load(id);
  const { config, data: seen } = record.experiment;
  const location = await locate(config.dataset);
  const sameAgain = location.kind === 'folder' && seen !== null && resumeFrom !== null;
  const data = sameAgain ? { ...location, digest: seen.digest } : location;
  // A recording with a hole in it would be read as one of the whole run.
  const recordLayers =
    resumeFrom === null ? recordNew : (await store.recordings(id)).health.length > 0;
  return { record, data, resumeFrom, recordLayers };
}
