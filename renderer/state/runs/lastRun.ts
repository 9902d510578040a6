import { watch } from 'vue';
import { useExperiments } from '../experiments/experiments.ts';
import { useRuns } from './runs.ts';

/** Kept as long as the window is, however often it is loaded anew. */
const KEY = 'lastRun';

/** Shows the run that was shown before the window was loaded anew, where no other is trained. */
export function useLastRun(): void {
  const runs = useRuns();
  const experiments = useExperiments();

  watch(
    () => runs.current,
    (id) => {
      if (id !== null) sessionStorage.setItem(KEY, id);
    },
    { immediate: true },
  );
  watch(
    () => experiments.loaded,
    (loaded) => {
      const last = sessionStorage.getItem(KEY);
      const isHere = loaded && last !== null && experiments.byId.has(last);
      if (isHere && runs.current === null) void runs.show(last);
    },
    { immediate: true },
  );
}
