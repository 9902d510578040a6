import type { Experiment, ExperimentId } from '../../../shared/domain/experiment.ts';
import { trainingWork } from '../../../shared/domain/trainingWork.ts';
import type { DataSets } from '../data/dataSets.ts';
import { memoryNeed } from './memoryNeed.ts';
import type { MemoryNeed } from './memoryNeed.ts';

/** A run that waits, and what is known of its training before that begins. */
export interface QueuedRun {
  id: ExperimentId;
  memory: MemoryNeed;
  /** As `trainingWork` counts it. */
  work: number;
}

/** Where it has to have a thread of its own made. */
export const totalMemory = ({ memory }: QueuedRun): number => memory.thread + memory.run;

/** `experiments` as the queue takes them. */
export async function queuedRuns(
  experiments: readonly Experiment[],
  data: DataSets,
): Promise<QueuedRun[]> {
  const datasets = [...new Set(experiments.map(({ config }) => config.dataset))];
  const sizes = await Promise.all(
    datasets.map(async (dataset) => [dataset, await data.examplesIn(dataset)] as const),
  );
  const examplesIn = new Map(sizes);
  return experiments.map(({ id, config }) => ({
    id,
    memory: memoryNeed(config, examplesIn.get(config.dataset) ?? 0),
    work: trainingWork(config),
  }));
}
