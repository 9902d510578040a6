import { randomUUID } from 'node:crypto';
import { parseConfig } from '../../../shared/domain/config.ts';
import { EMPTY_SUMMARY } from '../../../shared/domain/experiment.ts';
import type { Experiment } from '../../../shared/domain/experiment.ts';
import type { RunRequest } from '../../../shared/domain/run.ts';
import { MOST_TRAININGS, sweepConfigs, trainingsOf } from '../../../shared/domain/sweep.ts';
import type { SweepRequest } from '../../../shared/domain/sweep.ts';
import { message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import type { DataSets } from '../data/dataSets.ts';
import { defaultName, placeName, repeatName, repeatsName, sweepName } from './runNames.ts';
import type { Naming } from './runNames.ts';

/** A run that no one has trained yet, and that is not saved. */
export type Draft = Omit<Experiment, 'schema' | 'id' | 'createdAt'>;

/** What a run is before its first step. */
export const NOT_TRAINED = {
  status: 'queued',
  reason: '',
  data: null,
  environment: null,
  summary: EMPTY_SUMMARY,
  checkpoints: [],
  artefacts: {},
} satisfies Partial<Experiment>;

/**
 * The runs that a request asks for: `repeats` of them with consecutive seeds, in one group; of a sweep,
 * one for each place and seed, in one group that says what was swept.
 * @throws {WorkbenchError} `config-invalid`, also for more trainings than one may ask for
 */
export async function draftsOf(
  request: RunRequest | SweepRequest,
  data: DataSets,
): Promise<Draft[]> {
  const naming = await namingOf(request, data);
  return 'settings' in request ? sweepDrafts(request, naming) : repeatDrafts(request, naming);
}

/** How the runs are named: an imported set's id says little, so its name is looked up. */
async function namingOf(
  { language = 'en', config: { dataset } }: RunRequest,
  data: DataSets,
): Promise<Naming> {
  if (!dataset.startsWith('imported-')) return { language };
  const found = (await data.describe()).find(({ id }) => id === dataset);
  return { language, ...(found === undefined ? {} : { dataName: found.name }) };
}

function repeatDrafts({ config, repeats, name, notes, tags }: RunRequest, naming: Naming): Draft[] {
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
