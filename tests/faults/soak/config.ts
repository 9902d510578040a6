import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { LAB_CONFIG } from '../../../shared/domain/config.ts';
import { IDX_FILES } from '../../../shared/domain/dataset.ts';
import { idxImages, idxLabels } from '../../support/idxSets.ts';
import { unlessRefused } from './victim.ts';
import type { Victim } from './victim.ts';

export const SEEDS = [1, 2, 3, 4] as const;

/** A run of about a second, so that kills meet every part of it. */
export const soakConfig = (dataset: string, seed: number): ExperimentConfig => ({
  ...LAB_CONFIG,
  dataset,
  seed,
  hiddenSizes: [8],
  epochs: 20,
});

/** Imports a small set into a fresh folder. @returns its id */
export async function importSmallSet(victim: Victim): Promise<string> {
  const files = {
    [IDX_FILES.trainImages]: idxImages(640),
    [IDX_FILES.trainLabels]: idxLabels(640),
    [IDX_FILES.validImages]: idxImages(64, 3),
    [IDX_FILES.validLabels]: idxLabels(64),
  };
  const { id } = await victim.call('data:import', {
    name: 'Small',
    files: Object.entries(files).map(([name, bytes]) => ({
      name,
      content: bytes.toString('base64'),
    })),
  });
  return id;
}

/** Resolves when nothing runs and nothing waits. @returns the most runs seen in training at once */
export async function untilIdle(victim: Victim): Promise<number> {
  let most = 0;
  for (;;) {
    const { active, waiting, held } = await victim.call('queue:describe', {});
    most = Math.max(most, active.length);
    if (held) await victim.call('queue:resume', {});
    if (active.length === 0 && waiting.length === 0) return most;
    for (const { id, status } of active) {
      if (status === 'paused') await unlessRefused(victim.call('run:resume', { id }));
    }
    await new Promise((later) => setTimeout(later, 50));
  }
}
