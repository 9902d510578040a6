import { randomUUID } from 'node:crypto';
import { parseConfig } from '../../../shared/domain/config.ts';
import { EMPTY_SUMMARY, schemaVersionOf } from '../../../shared/domain/experiment.ts';
import type { Experiment, ExperimentId } from '../../../shared/domain/experiment.ts';
import type { RunRequest } from '../../../shared/domain/run.ts';
import { MOST_TRAININGS, sweepConfigs, trainingsOf } from '../../../shared/domain/sweep.ts';
import type { SweepRequest } from '../../../shared/domain/sweep.ts';
import { message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { checkTemporaryFolder } from '../../data/temporaryFolder.ts';
import { defaultName, placeName, repeatName, repeatsName, sweepName } from './runNames.ts';
import type { Naming } from './runNames.ts';
import type { Services } from '../services.ts';

/**
 * Saves the runs a request asks for as waiting, and queues them: `repeats` of them with consecutive
 * seeds, in one group. Config, data and the place of temporary files are looked at first, so that a request which cannot be
 * trained leaves the store as it was.
 * @throws {WorkbenchError} `config-invalid`, `data-missing`, `temporary-unwritable`, or what the store refuses
 */
export async function startRuns(request: RunRequest, services: Services): Promise<ExperimentId[]> {
  return start(draftsOf(request, await namingOf(request, services)), services);
}

/**
 * The same for a sweep: a run for every place and seed, in one group that says what was swept. All of
 * them are looked at before the first is saved.
 * @throws {WorkbenchError} as `startRuns`; `config-invalid` also for more trainings than one may ask for
 */
export async function startSweep(
  request: SweepRequest,
  services: Services,
): Promise<ExperimentId[]> {
  return start(sweepDrafts(request, await namingOf(request, services)), services);
}

/** How the runs are named: an imported set's id says little, so its name is looked up. */
async function namingOf(
  { language = 'en', config: { dataset } }: RunRequest,
  { data }: Services,
): Promise<Naming> {
  if (!dataset.startsWith('imported-')) return { language };
  const found = (await data.describe()).find(({ id }) => id === dataset);
  return { language, ...(found === undefined ? {} : { dataName: found.name }) };
}

async function start(drafts: Draft[], services: Services): Promise<ExperimentId[]> {
  const { data, store: door, queue, hub, clock } = services;
  await checkData(drafts, data);
  checkTemporaryFolder();
  const store = await door.open();
  const created: Experiment[] = [];
  try {
    for (const draft of drafts) {
      const experiment = {
        schema: schemaVersionOf(draft),
        ...draft,
        id: await store.newId(),
        createdAt: clock().toISOString(),
      };
      await store.create(experiment);
      created.push(experiment);
    }
  } catch (error) {
    // Half of the repeats would be a different experiment from the one asked for.
    for (const { id } of created) await store.delete(id).catch(() => undefined);
    throw error;
  }
  for (const experiment of created) hub.emit('experiment:changed', { experiment });
  const ids = created.map(({ id }) => id);
  queue.add(ids);
  return ids;
}

/** What a data set must have enough for is looked at once for all runs that ask the same of it. */
async function checkData(drafts: Draft[], data: Services['data']): Promise<void> {
  const asked = new Map(
    drafts.map(({ config }) => {
      const { dataset, batchSize, trainSubset } = config;
      return [JSON.stringify([dataset, batchSize, trainSubset]), config];
    }),
  );
  for (const config of asked.values()) await data.check(config);
}

type Draft = Omit<Experiment, 'schema' | 'id' | 'createdAt'>;

const NOT_TRAINED = {
  status: 'queued',
  reason: '',
  data: null,
  environment: null,
  summary: EMPTY_SUMMARY,
  checkpoints: [],
  artefacts: {},
} satisfies Partial<Experiment>;

function draftsOf({ config, repeats, name, notes, tags }: RunRequest, naming: Naming): Draft[] {
  const own = { ...NOT_TRAINED, notes, tags };
  if (repeats === 1) {
    const only = name === '' ? defaultName(config, naming) : name;
    return [{ ...own, name: only, group: null, config: parseConfig(config) }];
  }
  const shared = name === '' ? repeatsName(config, repeats, naming) : name;
  const group = { id: randomUUID(), name: shared, kind: 'repeats' } as const;
  return Array.from({ length: repeats }, (_, index) => {
    const seeded = parseConfig({ ...config, seed: config.seed + index });
    return { ...own, name: repeatName(shared, seeded, naming), group, config: seeded };
  });
}

function sweepDrafts(request: SweepRequest, naming: Naming): Draft[] {
  const trainings = trainingsOf(request);
  if (trainings > MOST_TRAININGS) throw tooMany(trainings);
  const { config, repeats, notes, tags } = request;
  const settings = request.settings.map(({ setting }) => setting);
  const name = request.name === '' ? sweepName(config, settings, naming) : request.name;
  const group = { id: randomUUID(), name, kind: 'sweep', settings } as const;
  const placing = { ...naming, withSeed: repeats > 1 };
  return sweepConfigs(request).map((place) => ({
    ...NOT_TRAINED,
    notes,
    tags,
    name: placeName(request.name, place, settings, placing),
    group: { ...group, settings: [...settings] },
    config: parseConfig(place),
  }));
}

function tooMany(count: number): WorkbenchError {
  return new WorkbenchError(
    'config-invalid',
    message('sweepTooLarge', { count, most: MOST_TRAININGS }),
    message('sweepTakeFewer'),
    { params: { setting: 'repeats' } },
  );
}
