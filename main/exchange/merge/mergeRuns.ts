import type { CheckpointFile } from '../../../shared/domain/checkpoint.ts';
import type { Experiment, ExperimentId } from '../../../shared/domain/experiment.ts';
import { message } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { digestOf } from '../../store/checkpoints/checkpoints.ts';
import { TIMINGS_FILE } from '../../store/layout.ts';
import type { Store } from '../../store/store.ts';

/** A run that was not brought home, and why: a sentence. */
export interface LeftOut {
  id: string;
  folder: string;
  reason: Message;
}

export interface MergeOutcome {
  /** The runs that came in. */
  merged: ExperimentId[];
  /** Those that were here already, with the same numbers. */
  known: ExperimentId[];
  leftOut: LeftOut[];
}

/**
 * Brings the runs of `sources` into `home` as they are, under their own ids and in their groups. All of
 * them are read and verified before the first is written, and each then comes in whole or not at all.
 * A run that is here already, or in two of the sources, comes in once; one that is not finished or not as
 * it was saved stays where it is, and so does one whose id belongs to other numbers here.
 * @param onMerged called with each run that has come in
 * @throws {WorkbenchError} what the store refuses: those that came in before are whole, and the rest come
 *   in when it is done again
 */
export async function mergeRuns(
  home: Store,
  sources: readonly Store[],
  onMerged: (id: ExperimentId) => void = () => undefined,
): Promise<MergeOutcome> {
  const { chosen, leftOut } = await chooseRuns(sources);
  const outcome: MergeOutcome = { merged: [], known: [], leftOut };
  const coming: Chosen[] = [];
  for (const run of chosen.values()) {
    const obstacle = await obstacleIn(home, run);
    if (obstacle === null) coming.push(run);
    else if (obstacle === 'known') outcome.known.push(run.id);
    else outcome.leftOut.push({ id: run.id, folder: run.store.folder, reason: obstacle });
  }
  for (const { id, store } of coming) {
    const { experiment, files } = await wholeRun(store, id);
    await home.adopt(experiment, files);
    outcome.merged.push(id);
    onMerged(id);
  }
  return outcome;
}

/** A run that is finished and as it was saved. */
interface Chosen {
  id: ExperimentId;
  store: Store;
  numbers: string;
}

/** One store for each run that can come home, and which runs cannot. */
async function chooseRuns(
  sources: readonly Store[],
): Promise<{ chosen: Map<ExperimentId, Chosen>; leftOut: LeftOut[] }> {
  const chosen = new Map<ExperimentId, Chosen>();
  const problems: LeftOut[] = [];
  const conflicts: LeftOut[] = [];
  for (const store of sources) {
    const { folder } = store;
    const { experiments, damaged } = await store.list();
    for (const { id, reason } of damaged) {
      problems.push({ id, folder, reason: message('mergeDamaged', { reason }) });
    }
    for (const experiment of experiments) {
      const { id } = experiment;
      const numbers = unfinished(experiment) ?? (await verifiedNumbers(store, id));
      if (typeof numbers !== 'string') {
        problems.push({ id, folder, reason: numbers });
        continue;
      }
      const other = chosen.get(id);
      if (other === undefined) chosen.set(id, { id, store, numbers });
      else if (other.numbers !== numbers) {
        const reason = message('mergeConflict', { folder: other.store.folder });
        conflicts.push({ id, folder, reason });
      }
    }
  }
  // A run that came to its end in another store was submitted again.
  const leftOut = problems.filter(({ id }) => !chosen.has(id));
  return { chosen, leftOut: [...leftOut, ...conflicts] };
}

/** Why a run is not over; null when it is. One that a person stopped is. */
function unfinished({ status, reason, checkpoints, config }: Experiment): Message | null {
  if (status === 'finished' || status === 'stopped') return null;
  if (status === 'failed') return message('mergeFailed', { reason });
  return message('mergeNotOver', { epoch: checkpoints.at(-1) ?? 0, epochs: config.epochs });
}

/** A digest of a run's numbers, all of its files being as they were saved; or what is wrong with one. */
async function verifiedNumbers(store: Store, id: ExperimentId): Promise<string | Message> {
  try {
    const { experiment, files } = await wholeRun(store, id);
    return numbersOf(experiment, files);
  } catch (error) {
    if (!(error instanceof WorkbenchError)) throw error;
    return error.said.message;
  }
}

async function wholeRun(store: Store, id: ExperimentId) {
  const experiment = await store.experiment(id);
  return { experiment, files: await store.files(id) };
}

/** A run that was trained twice took other times, and may have got another name; its numbers are the same. */
function numbersOf({ config }: Experiment, files: readonly CheckpointFile[]): string {
  const digests = files
    .filter(({ path }) => path !== TIMINGS_FILE)
    .map(({ path, bytes }) => [path, digestOf(bytes)])
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  return digestOf(Buffer.from(JSON.stringify([config, digests])));
}

/** Why a run cannot come into `home`: it is there already, or something else is in its place; null when nothing is. */
async function obstacleIn(home: Store, { id, numbers }: Chosen): Promise<'known' | Message | null> {
  const { folder } = home;
  const place = await home.placeOf(id);
  if (place === null) return null;
  if (place === 'trash') return message('mergeInTrash', { folder });
  const here = await numbersIn(home, id);
  if (here === numbers) return 'known';
  return typeof here === 'string' ? message('mergeConflict', { folder }) : here;
}

/** The numbers of the run in `home`, or what is wrong with it there. */
async function numbersIn(home: Store, id: ExperimentId): Promise<string | Message> {
  const { folder } = home;
  try {
    const { experiment, files } = await wholeRun(home, id);
    if (unfinished(experiment) !== null) return message('mergeNotOverThere', { folder });
    return numbersOf(experiment, files);
  } catch (error) {
    if (!(error instanceof WorkbenchError)) throw error;
    return message('mergeDamagedThere', { folder, reason: error.said.message });
  }
}
