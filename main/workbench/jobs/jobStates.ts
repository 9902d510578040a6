import type { DamagedExperiment, Experiment } from '../../../shared/domain/experiment.ts';
import type { Plan, PlannedRun } from '../../../shared/domain/plan.ts';
import { messageText } from '../../../shared/errors/message.ts';
import { mapBounded } from '../../store/files/turns.ts';
import { readStores } from '../../store/readStores.ts';
import type { ReadStore } from '../../store/readStores.ts';

/** What became of a job, the best first: of a run in two stores the better state counts. */
export const JOB_STATES = ['done', 'running', 'failed', 'interrupted', 'missing'] as const;
export type JobState = (typeof JOB_STATES)[number];

export interface JobReport extends Pick<PlannedRun, 'job' | 'id' | 'name'> {
  state: JobState;
  /** Where it is; null where it is missing. */
  store: string | null;
  /** Of those of `epochs` that it has a checkpoint of. */
  epoch: number;
  epochs: number;
  /** Why it failed, in English; empty otherwise. */
  reason: string;
}

/** How many stores are read side by side. */
const AT_ONCE = 16;

/** What became of every job of a plan, by what is in those stores; nothing in them is changed. */
export async function jobStates(
  { jobs }: Plan,
  stores: readonly ReadStore[],
): Promise<JobReport[]> {
  const sightings = new Map<string, Sighting[]>();
  const see = (id: string, sighting: Sighting) =>
    sightings.set(id, [...(sightings.get(id) ?? []), sighting]);
  await mapBounded(stores, AT_ONCE, async ({ store, isWritten }) => {
    const { experiments, damaged } = await store.list();
    for (const run of experiments) see(run.id, sightingOf(run, store.folder, isWritten));
    for (const run of damaged) see(run.id, damagedSighting(run, store.folder));
  });
  return jobs.map(({ job, id, name, config }) => {
    const best = (sightings.get(id) ?? []).sort(byState)[0] ?? MISSING;
    return { job, id, name, epochs: config.epochs, ...best };
  });
}

/** The stores in those folders, and which folders have none. */
export async function storesIn(
  folders: readonly string[],
): Promise<{ stores: ReadStore[]; without: string[] }> {
  const found = await mapBounded(folders, AT_ONCE, (folder) => readStores(folder));
  const without = folders.filter((_, index) => found[index]?.length === 0);
  const byFolder = new Map(found.flat().map((each) => [each.store.folder, each]));
  return { stores: [...byFolder.values()], without };
}

/** The jobs that no one trains and that are not done. */
export const jobsToSubmit = (reports: readonly JobReport[]): number[] =>
  reports.filter(({ state }) => state !== 'done' && state !== 'running').map(({ job }) => job);

type Sighting = Pick<JobReport, 'state' | 'store' | 'epoch' | 'reason'>;

const MISSING: Sighting = { state: 'missing', store: null, epoch: 0, reason: '' };

const byState = (a: Sighting, b: Sighting) =>
  JOB_STATES.indexOf(a.state) - JOB_STATES.indexOf(b.state) || b.epoch - a.epoch;

function sightingOf(
  { status, reason, checkpoints }: Experiment,
  store: string,
  isWritten: boolean,
): Sighting {
  const epoch = checkpoints.at(-1) ?? 0;
  return { state: stateOf(status, isWritten), store, epoch, reason };
}

function stateOf(status: Experiment['status'], isWritten: boolean): JobState {
  switch (status) {
    case 'finished':
      return 'done';
    case 'failed':
      return 'failed';
    case 'queued':
    case 'running':
    case 'paused':
      return isWritten ? 'running' : 'interrupted';
    case 'stopped':
    case 'interrupted':
      return 'interrupted';
  }
}

const damagedSighting = ({ reason }: DamagedExperiment, store: string): Sighting => ({
  ...{ state: 'failed', store, epoch: 0 },
  reason: messageText(reason, 'en'),
});
