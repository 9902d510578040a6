import { schemaVersionOf } from '../../../shared/domain/experiment.ts';
import type { Experiment } from '../../../shared/domain/experiment.ts';
import { networkFolders } from '../../../shared/domain/checkpoint.ts';
import type { Checkpoint } from '../../../shared/domain/checkpoint.ts';
import { epochLogLines } from '../../../shared/domain/log.ts';
import type { CopyEvaluation } from '../../../shared/domain/inspection.ts';
import type { EpochMetrics, Evaluation, PerNetwork } from '../../../shared/domain/metrics.ts';
import type { Store } from '../../store/store.ts';
import type { InspectionOrders } from '../../worker/inspectionOrders.ts';
import type { CopyOrigin } from './inspections.ts';
import { summaryOf } from '../../../shared/domain/runSummary.ts';

interface CopyToSave {
  origin: CopyOrigin;
  copy: InspectionOrders['toSave']['answer'];
  name: string;
  notes: string;
  createdAt: string;
}

/**
 * Saves a copy as the only checkpoint of a new experiment: the weights it was opened with, its
 * running statistics as they are now, and what it scores with them. The run it comes from is only read.
 * @throws {WorkbenchError} what the store refuses; nothing is added then
 */
export async function saveCopy(store: Store, request: CopyToSave): Promise<Experiment> {
  const { origin, copy } = request;
  const source = await store.experiment(origin.id);
  const checkpoint = await store.loadCheckpoint(origin.id, origin.epoch);
  const metrics = metricsOf(request);
  const { tags, config, data, environment } = source;
  const experiment: Experiment = {
    schema: schemaVersionOf({ config, group: null }),
    id: await store.newId(),
    name: request.name,
    notes: request.notes,
    ...{ tags, config, data, environment },
    group: null,
    // Until all of it is there it is no finished run.
    status: 'interrupted',
    reason: '',
    createdAt: request.createdAt,
    summary: summaryOf(metrics, 0, { bn: null, plain: null }),
    checkpoints: [],
    artefacts: {},
    origin: { kind: 'recalibrated', id: origin.id, epoch: origin.epoch },
  };
  const { id } = experiment;
  await store.create(experiment);
  try {
    const origins = originLine(request, source.name);
    const log = [
      origins,
      ...metrics.flatMap((epoch) => epochLogLines(epoch, config.normalization)),
    ];
    await store.append(id, { metrics, log });
    await store.saveCheckpoint(
      id,
      withWeights(checkpoint, networkFolders(config.normalization).bn, copy.weights),
    );
    await store.update(id, { status: 'finished' });
    return await store.finish(id);
  } catch (error) {
    await store.delete(id).catch(() => undefined);
    throw error;
  }
}

function originLine({ origin, copy }: CopyToSave, name: string): string {
  const from = `epoch ${origin.epoch} of "${name}" (${origin.id})`;
  return `Not trained: ${from} with running statistics moved by ${copy.batchesSeen} batches`;
}

/** What the copy scores. Metrics are of both networks: of one that came alone there are none, as in its run. */
function metricsOf({ origin, copy }: CopyToSave): EpochMetrics[] {
  const [train, valid] = [scoresOf(copy.train), scoresOf(copy.valid)];
  if (train === null || valid === null) return [];
  return [{ kind: 'epoch', epoch: origin.epoch, step: origin.step, train, valid }];
}

function scoresOf({ bn, plain }: PerNetwork<CopyEvaluation | null>): PerNetwork<Evaluation> | null {
  // Without a prediction for any example, none is right.
  const score = ({ loss, accuracy }: CopyEvaluation) => ({ loss, accuracy: accuracy ?? 0 });
  return bn === null || plain === null ? null : { bn: score(bn), plain: score(plain) };
}

/** Without the optimizer's state: nothing is to be trained on from here. */
function withWeights(
  { epoch, files }: Checkpoint,
  folder: string,
  weights: Uint8Array | null,
): Checkpoint {
  const changed = `${folder}/weights.bin`;
  const models = files.filter(({ path }) => path.includes('/'));
  return {
    epoch,
    files: models.map((file) =>
      weights !== null && file.path === changed ? { ...file, bytes: weights } : file,
    ),
  };
}
