import type { SweptSetting } from '../../../shared/domain/catalog/catalog.ts';
import { mkdirSync } from 'node:fs';
import { importFiles } from '../../../main/data/imported/importDataset.ts';
import { openStore } from '../../../main/store/openStore.ts';
import type { Store } from '../../../main/store/store.ts';
import type { DatasetStatus } from '../../../shared/domain/dataset.ts';
import { LAB_CONFIG } from '../../../shared/domain/config.ts';
import type { Experiment, ExperimentId } from '../../../shared/domain/experiment.ts';
import type { MetricsLine } from '../../../shared/domain/metrics.ts';
import { IDX_FILES } from '../../../shared/domain/dataset.ts';
import { generatedMetrics } from '../generatedExperiments.ts';
import { makeUserHome } from '../hosts/userHome.ts';
import type { UserHome } from '../hosts/userHome.ts';
import { idxImages, idxLabels } from '../idxSets.ts';
import { keepModels } from '../keptModels.ts';
import { checkpointOf, saveRun } from '../savedRuns.ts';

export const LONG_NAME =
  'Ten sigmoid layers with small weights, 열 개의 시그모이드 층을 작은 가중치로, and what their gradients_become_on_the_way_back_to_the_first_of_them';

const EPOCHS = 10;
const SWEPT: SweptSetting[] = ['learningRate'];
const RATES = [0.0001, 0.00123, 0.01, 0.1, 1, 10];

type Changes = Partial<Experiment>;

/** A run's metrics, each loss as `change` makes it. */
function metricsWith(seed: number, change: LossChange) {
  const changed = (line: MetricsLine): MetricsLine => {
    const lossOf = (loss: number | null | undefined) => change(loss ?? 0, line.epoch);
    if (line.kind === 'chunk') {
      const { bn, plain } = line.loss;
      return { ...line, loss: { bn: bn.map(lossOf), plain: plain.map(lossOf) } };
    }
    const split = ({ bn, plain }: typeof line.train) => ({
      bn: { ...bn, loss: lossOf(bn.loss) },
      plain: { ...plain, loss: lossOf(plain.loss) },
    });
    return { ...line, train: split(line.train), valid: split(line.valid) };
  };
  return generatedMetrics(EPOCHS, seed).metrics.map(changed);
}

type LossChange = (loss: number, epoch: number) => number | null;

async function save(
  store: Store,
  seed: number,
  changes: Changes,
  loss: LossChange = (same) => same,
): Promise<void> {
  const config = { ...LAB_CONFIG, seed, epochs: EPOCHS, ...changes.config };
  await saveRun(store, { changes: { ...changes, config }, metrics: metricsWith(seed, loss) });
}

/** A set of 256 images. */
function importSmallSet(home: UserHome): Promise<DatasetStatus> {
  const files = [
    { name: IDX_FILES.trainImages, bytes: idxImages(256) },
    { name: IDX_FILES.trainLabels, bytes: idxLabels(256) },
    { name: IDX_FILES.validImages, bytes: idxImages(128, 3) },
    { name: IDX_FILES.validLabels, bytes: idxLabels(128) },
  ];
  return importFiles(LONG_NAME.slice(0, 60), files, home.cacheFolder);
}

/** Runs of every kind, with the widest numbers there are. */
async function saveRuns(store: Store): Promise<void> {
  for (const [index, learningRate] of RATES.entries()) {
    const group = { id: 'sweep', name: LONG_NAME, kind: 'sweep', settings: SWEPT } as const;
    const config = { ...LAB_CONFIG, learningRate };
    await save(store, index + 1, { name: `Rate ${learningRate}`, group, config });
  }
  const group = { id: 'repeats', name: 'Three seeds', kind: 'repeats' } as const;
  for (const seed of [11, 12, 13]) await save(store, seed, { name: `Seed ${seed}`, group });
  await save(store, 23, { name: 'Huge losses' }, (loss) => loss * 1e30);
  await save(store, 24, { name: 'Negative losses' }, (loss) => -1234.5 * loss);
  await save(store, 25, { name: 'Diverged' }, (loss, epoch) => (epoch > 4 ? null : loss * 9e4));
  // With another normalization among them, the heads of the table have their longest words.
  const config = { ...LAB_CONFIG, normalization: 'layerNorm' } as const;
  await save(store, 27, { name: 'LayerNorm', config });
  const origin = { kind: 'csv', source: `${LONG_NAME}.csv`, importedAt: '2026-01-01T00:00:00Z' };
  await save(store, 26, { name: 'Imported', origin } as Changes);
}

/**
 * The run that is looked at: a long name, tags, wide losses and networks to look into. The state of its
 * optimizer is broken, so that continuing with it fails at once.
 */
async function saveMainRun(store: Store, { id }: DatasetStatus): Promise<ExperimentId> {
  const config = { ...LAB_CONFIG, dataset: id, epochs: EPOCHS + 2 };
  const tags = ['course', 'week 7', 'a tag that takes all the room there is'];
  const data = { name: LONG_NAME.slice(0, 60), builtIn: true, digest: 'a'.repeat(64) };
  const { experiment } = await saveRun(store, {
    changes: {
      name: LONG_NAME,
      tags,
      config,
      data: { ...data, trainExamples: 256, validExamples: 128 },
    },
    metrics: metricsWith(22, (loss) => loss * 123_456_789),
    checkpoints: [EPOCHS - 1, EPOCHS].map((epoch) => checkpointOf(config, epoch)),
  });
  await store.update(experiment.id, { status: 'interrupted', reason: LONG_NAME });
  return experiment.id;
}

/** A home after weeks of use, and the run in it to be looked at. */
export async function makeUsedHome(): Promise<{ home: UserHome; id: ExperimentId }> {
  const home = makeUserHome();
  mkdirSync(home.storeFolder, { recursive: true });
  const set = await importSmallSet(home);
  const store = await openStore(home.storeFolder);
  await saveRuns(store);
  const id = await saveMainRun(store, set);
  await keepModels(home.userFolder);
  await store.close();
  return { home, id };
}
