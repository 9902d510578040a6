import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { ExperimentConfig } from '../../../../shared/domain/config.ts';
import { NOTES_LENGTH } from '../../../../shared/domain/experiment.ts';
import type { Experiment } from '../../../../shared/domain/experiment.ts';
import { chapterTag, KEPT_TAG } from '../../../state/glossary/terms.ts';
import type { ChapterId } from '../../../state/glossary/terms.ts';
import { client } from '../../../state/transport/client.ts';
import { useExperiments } from '../../../state/experiments/experiments.ts';
import { withEntry } from '../../../state/mapEntries.ts';
import { useToasts } from '../../../state/toasts.ts';

/** A run to be started in a chapter, and what it is to be called. */
export interface Trial {
  config: ExperimentConfig;
  name: string;
}

/** The experiments beside the chapters: what the reader has set up, and starting and keeping it. */
export const useLearn = defineStore('learn', () => {
  const toasts = useToasts();
  const experiments = useExperiments();
  /** Settings the reader changed, by chapter; the others are the chapters' own. */
  const drafts = shallowRef<ReadonlyMap<ChapterId, ExperimentConfig>>(new Map());
  /** How many seeds the lab is to be run with at once. */
  const seeds = ref(1);
  const isStarting = ref(false);

  function draft(chapter: ChapterId, config: ExperimentConfig): void {
    drafts.value = withEntry(drafts.value, chapter, config);
  }

  /** Starts, or queues, ordinary runs with the tag of their chapter. */
  async function start(chapter: ChapterId, trials: readonly Trial[]): Promise<void> {
    if (isStarting.value) return;
    isStarting.value = true;
    await toasts.attempt(async () => {
      for (const { config, name } of trials) {
        await client().call('run:start', {
          config: { ...config, hiddenSizes: [...config.hiddenSizes] },
          repeats: 1,
          name,
          notes: '',
          tags: [chapterTag(chapter)],
        });
      }
    });
    isStarting.value = false;
  }

  /** Marks runs as kept, with what they showed written below their notes. */
  async function keep(runs: readonly Experiment[], seen: string): Promise<void> {
    for (const { id, notes, tags } of runs) {
      const written = notes.includes(seen) ? notes : [notes, seen].filter(Boolean).join('\n\n');
      await experiments.annotate(id, {
        notes: written.slice(0, NOTES_LENGTH),
        tags: [...new Set([...tags, KEPT_TAG])],
      });
    }
  }

  return { drafts, seeds, isStarting, draft, start, keep };
});
