import { configDifferences } from '../../../shared/domain/config.ts';
import { schemaVersionOf } from '../../../shared/domain/experiment.ts';
import type { Experiment, ExperimentStatus } from '../../../shared/domain/experiment.ts';
import type { Plan, PlannedRun } from '../../../shared/domain/plan.ts';
import { message } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { checkTemporaryFolder } from '../../data/temporaryFolder.ts';
import type { Store } from '../../store/store.ts';
import { NOT_TRAINED } from '../runs/drafts.ts';
import { checkData } from '../runs/startRuns.ts';
import { queuedRuns } from '../runs/queuedRun.ts';
import type { Services } from '../services.ts';

/** What happens to a job: one that is done already is left alone. */
export interface StartedJob {
  job: number;
  id: string;
  state: 'started' | 'resumed' | 'done';
}

/**
 * Trains jobs of a plan, in this store: a new one from its first step, one that was begun from its last
 * checkpoint. All of them are looked at before the first is saved.
 * @throws {WorkbenchError} `plan-refused` when the plan and the store do not go together, `experiment-busy`
 *   when another process writes to the store, and as `startRuns`
 */
export async function startJobs(
  plan: Plan,
  jobs: readonly number[],
  services: Services,
): Promise<StartedJob[]> {
  const { data, store: opener, queue, hub } = services;
  const store = await opener.openToWrite();
  const wanted = await Promise.all(plannedRuns(plan, jobs).map((run) => foundIn(store, run)));
  const left = wanted.filter(({ found }) => found?.status !== 'finished');
  const [first] = left;
  if (first !== undefined) {
    if (store.readOnly !== null) throw storeBusy(first, store);
    await checkData(
      left.map(({ run }) => run),
      data,
    );
    checkTemporaryFolder();
  }
  const queued: Experiment[] = [];
  for (const { run, found } of left) {
    const experiment =
      found === null
        ? await createdFrom(plan, run, store, services.clock())
        : await store.update(run.id, { status: 'queued', reason: '' });
    hub.emit('experiment:changed', { experiment });
    queued.push(experiment);
  }
  queue.add(await queuedRuns(queued, data));
  return wanted.map(({ run, found }) => ({ job: run.job, id: run.id, state: stateOf(found) }));
}

interface Wanted {
  run: PlannedRun;
  /** As the store has it; null when it has not. */
  found: Experiment | null;
}

function plannedRuns({ jobs }: Plan, numbers: readonly number[]): PlannedRun[] {
  return numbers.map((number) => {
    const run = jobs[number];
    if (run === undefined) throw jobMissing(number, jobs.length);
    return run;
  });
}

/** @throws {WorkbenchError} `experiment-damaged`, or `plan-refused` when another run has its id, or it was deleted */
async function foundIn(store: Store, run: PlannedRun): Promise<Wanted> {
  const place = await store.placeOf(run.id);
  if (place === null) return { run, found: null };
  if (place === 'trash') {
    throw planRefused(message('jobInTrash', { job: run.job, id: run.id }), message('jobRestore'));
  }
  const experiment = await store.experiment(run.id);
  if (configDifferences(experiment.config, run.config).length > 0) {
    throw planRefused(
      message('jobOtherRun', { job: run.job, id: run.id }),
      message('jobOtherStore'),
    );
  }
  return { run, found: experiment };
}

async function createdFrom(
  { group, notes, tags }: Plan,
  { id, name, config }: PlannedRun,
  store: Store,
  now: Date,
): Promise<Experiment> {
  const draft = { ...NOT_TRAINED, name, notes, tags, group, config };
  const createdAt = now.toISOString();
  const experiment: Experiment = { schema: schemaVersionOf(draft), ...draft, id, createdAt };
  await store.create(experiment);
  return experiment;
}

function stateOf(found: Experiment | null): StartedJob['state'] {
  if (found === null) return 'started';
  return found.status === 'finished' ? 'done' : 'resumed';
}

/** What a run is while the process that writes to its store is training it, or will. */
const IN_HAND: readonly ExperimentStatus[] = ['queued', 'running', 'paused'];

function storeBusy({ run, found }: Wanted, { readOnly, folder }: Store): WorkbenchError {
  const reason = readOnly ?? '';
  const isUnderWay = found !== null && IN_HAND.includes(found.status);
  const said = isUnderWay
    ? message('jobUnderWay', { job: run.job, folder, reason })
    : message('jobStoreBusy', { job: run.job, folder, reason });
  return new WorkbenchError('experiment-busy', said, message('jobStoreOfItsOwn'));
}

const jobMissing = (job: number, count: number): WorkbenchError =>
  planRefused(message('jobNotPlanned', { job, last: count - 1 }), message('jobCountedFromZero'));

const planRefused = (said: Message, nextStep: Message): WorkbenchError =>
  new WorkbenchError('plan-refused', said, nextStep);
