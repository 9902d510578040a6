import { expect, it } from 'vitest';
import { archive } from '../../../main/exchange/export/archive.ts';
import { exportExperiments } from '../../../main/exchange/export/exportExperiments.ts';
import { importExperiments } from '../../../main/exchange/import/importExperiments.ts';
import type { Store } from '../../../main/store/store.ts';
import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import {
  generatedExperiment,
  generatedMetrics,
  generatedRecord,
} from '../../support/generatedExperiments.ts';
import { checkpointOf, freshStore, saveRun } from '../../support/savedRuns.ts';
import { SMALL_CONFIG } from '../../support/training.ts';

const NOW = new Date('2026-03-04T05:06:07Z');

const archiveOf = (store: Store, ids: ExperimentId[]) =>
  exportExperiments(store, { ids, format: 'archive', language: 'en', epoch: null });

async function storeOfTwoRuns() {
  const store = await freshStore();
  const ids: ExperimentId[] = [];
  for (const name of ['첫 실행 <b>', '=second()']) {
    const { experiment } = await saveRun(store, {
      changes: { name, config: SMALL_CONFIG, notes: 'What I saw.\n둘째 줄', tags: ['course'] },
      ...generatedMetrics(2),
      checkpoints: [checkpointOf(SMALL_CONFIG, 1), checkpointOf(SMALL_CONFIG, 2)],
    });
    ids.push(experiment.id);
  }
  return { store, ids };
}

it('imported into an empty store and exported again is the same, byte for byte', async () => {
  const { store, ids } = await storeOfTwoRuns();
  const { bytes, fileName } = await archiveOf(store, ids);
  const other = await freshStore();
  const { experiments, notices } = await importExperiments(other, fileName, bytes, NOW);
  expect(notices).toEqual([]);
  expect(experiments.map(({ id }) => id)).toEqual(ids);
  const origin = { kind: 'archive', source: fileName, importedAt: NOW.toISOString() };
  expect(experiments.map((experiment) => experiment.origin)).toEqual([origin, origin]);
  for (const id of ids) {
    const [here, there] = [await store.load(id), await other.load(id)];
    expect({ ...there, experiment: { ...there.experiment, origin: undefined } }).toEqual({
      ...here,
      experiment: { ...here.experiment, origin: undefined },
    });
    expect(await other.files(id)).toEqual(await store.files(id));
  }
  const again = await archiveOf(other, ids);
  expect(Buffer.compare(Buffer.from(again.bytes), Buffer.from(bytes))).toBe(0);
});

it('brings no run in twice, and nothing at all when a byte of it has changed', async () => {
  const { store, ids } = await storeOfTwoRuns();
  const { bytes } = await archiveOf(store, ids);
  const other = await freshStore();
  expect((await importExperiments(other, 'a.zip', bytes, NOW)).known).toEqual([]);
  const again = await importExperiments(other, 'a.zip', bytes, NOW);
  expect(again.known.map(({ id }) => id)).toEqual(ids);
  expect((await other.list()).experiments).toHaveLength(2);

  const empty = await freshStore();
  // Far inside: of the contents of some file, packed or not.
  const changed = Uint8Array.from(bytes);
  const at = Math.floor(bytes.length / 2);
  changed[at] = (changed[at] ?? 0) ^ 1;
  await expect(importExperiments(empty, 'a.zip', changed, NOW)).rejects.toThrow();
  expect((await empty.list()).experiments).toEqual([]);
});

it('is refused before more of it is in memory than is meant to be', async () => {
  const records = [1, 2, 3, 4, 5].map((n) => generatedRecord(generatedExperiment(n)));
  let read = 0;
  const files = () => {
    read += 1;
    return Promise.resolve([{ path: 'metrics.jsonl', bytes: new Uint8Array(250 * 1024 * 1024) }]);
  };
  const checkpoint = () => Promise.reject(new Error('an archive wants whole folders'));
  const request = { records, language: 'en', epoch: null, checkpoint, files } as const;
  await expect(archive(request)).rejects.toMatchObject({ code: 'request-invalid' });
  expect(read).toBe(3);
});
