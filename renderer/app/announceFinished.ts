import type { Router } from 'vue-router';
import type { Experiment, ExperimentId } from '../../shared/domain/experiment.ts';
import { formatAccuracy } from '../i18n/useFormats.ts';
import type { Text } from '../i18n/messages.ts';
import { queryOf } from '../state/comparison/comparisons.ts';
import { useExperiments } from '../state/experiments/experiments.ts';
import { useToasts } from '../state/toasts.ts';
import type { ConnectedClient } from '../state/transport/client.ts';

/** What is said of runs that have finished: of one its result, of several the best of them. */
function sentenceOn(runs: readonly Experiment[]): Text | null {
  const scored = runs.flatMap((run) => {
    const valid = run.summary.last?.valid;
    return valid === undefined ? [] : [{ run, bn: valid.bn.accuracy, plain: valid.plain.accuracy }];
  });
  const [best] = scored.toSorted((a, b) => (b.bn ?? 0) - (a.bn ?? 0));
  if (best === undefined) return null;
  const params = {
    name: best.run.name,
    bn: formatAccuracy(best.bn),
    plain: formatAccuracy(best.plain),
  };
  return runs.length === 1
    ? { key: 'shell.runFinished', params }
    : { key: 'shell.runsFinished', params: { ...params, total: runs.length } };
}

/**
 * Tells once, with the result, that all there was to train has finished, if nobody watched.
 *
 * @param isWatched whether the screen of the runs is in sight
 */
export function announceFinished(
  client: Pick<ConnectedClient, 'subscribe'>,
  router: Pick<Router, 'push'>,
  isWatched: () => boolean,
): void {
  const experiments = useExperiments();
  const toasts = useToasts();
  const finished = new Set<ExperimentId>();

  function announce(): void {
    const runs = [...finished].flatMap((id) => experiments.byId.get(id) ?? []);
    finished.clear();
    const text = isWatched() ? null : sentenceOn(runs);
    const [first] = runs;
    if (text === null || first === undefined) return;
    const ids = runs.map(({ id }) => id);
    const open = () =>
      router.push(
        runs.length === 1 ? `/experiments/${first.id}` : { name: 'compare', query: queryOf(ids) },
      );
    toasts.show(text, { label: 'shell.openFinished', opens: true, run: () => void open() });
  }

  client.subscribe((event) => {
    if (event.name === 'run:finished') finished.add(event.payload.id);
    if (event.name !== 'queue:changed' || finished.size === 0) return;
    const { active, waiting } = event.payload;
    if (active.length === 0 && waiting.length === 0) announce();
  });
}
