import type { Experiment } from '../../../shared/domain/experiment.ts';

/** Runs with a checkpoint to look into, the newest first. */
export function inspectable(experiments: readonly Experiment[]): Experiment[] {
  return experiments
    .filter(({ checkpoints }) => checkpoints.length > 0)
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt));
}

/** The epoch an address names; null for none, which is the last. */
export function epochOf(query: unknown): number | null {
  return typeof query === 'string' && /^\d{1,6}$/.test(query) ? Number(query) : null;
}
