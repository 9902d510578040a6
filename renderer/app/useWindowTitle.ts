import { computed, watchEffect } from 'vue';
import type { RouteLocationNormalizedLoaded } from 'vue-router';
import { useRoute } from 'vue-router';
import { activeProgress } from '../../shared/domain/queueProgress.ts';
import { text } from '../i18n/useText.ts';
import type { MessageKey } from '../i18n/messages.ts';
import { useExperiments } from '../state/experiments/experiments.ts';
import { CHAPTERS } from '../state/glossary/terms.ts';
import { useRuns } from '../state/runs/runs.ts';

const SCREENS: Record<string, MessageKey> = {
  train: 'shell.train',
  experiments: 'shell.experiments',
  compare: 'shell.compare',
  inspect: 'shell.inspect',
  models: 'shell.models',
  learn: 'shell.learn',
  settings: 'shell.settings',
};

/** Keeps the title of the window, or of the browser's tab: how far training is, and what is shown. */
export function useWindowTitle(): void {
  const route = useRoute();
  const runs = useRuns();
  const experiments = useExperiments();

  const progress = computed(() => {
    const active = activeProgress(runs.queue);
    if (active === null) return '';
    return text(active.isPaused ? 'shell.titlePaused' : 'shell.titleRunning', {
      percent: String(Math.floor(100 * active.share)),
    });
  });
  const shown = computed(() => {
    const screen = SCREENS[route.path.split('/')[1] ?? ''];
    const id = route.params['id'];
    const run = typeof id === 'string' ? (experiments.byId.get(id)?.name ?? '') : '';
    return [run || chapterOf(route), screen === undefined ? '' : text(screen)];
  });

  watchEffect(() => {
    const parts = [progress.value, ...shown.value, text('common.app')];
    document.title = parts.filter((part) => part !== '').join(' – ');
  });
}

function chapterOf({ params }: RouteLocationNormalizedLoaded): string {
  const chapter = CHAPTERS.find((each) => each === params['chapter']);
  return chapter === undefined ? '' : text(`learn.${chapter}.short`);
}
