import type { MetricsLine, Timing } from '../../../shared/domain/metrics.ts';
import type { StoreState } from './storeState.ts';

type Run = StoreState['runs'][number];

const startsWith = (
  long: readonly (MetricsLine | Timing)[],
  short: readonly (MetricsLine | Timing)[],
) => JSON.stringify(long.slice(0, short.length)) === JSON.stringify(short);

/** `between` has all of `before`'s lines, and then no others than `after` has next. */
function linesBetween(between: Run, before: Run, after: Run): boolean {
  const [lines, old, now] = [between.record, before.record, after.record];
  return (
    startsWith(lines.metrics, old.metrics) &&
    startsWith(now.metrics, lines.metrics) &&
    startsWith(lines.timings, old.timings) &&
    startsWith(now.timings, lines.timings) &&
    lines.log.startsWith(old.log) &&
    now.log.startsWith(lines.log)
  );
}

const withoutLines = ({ runs, ...rest }: StoreState) => ({
  ...rest,
  runs: runs.map(({ record, checkpoints }) => ({ experiment: record.experiment, checkpoints })),
});

/**
 * Whether a state is the old or the new one but for lines at the end of a file, of which those that
 * were written last may be missing: they are few, whole, and said to be cut.
 */
export function isBetween(state: StoreState, before: StoreState, after: StoreState): boolean {
  const [rest, old] = [withoutLines(state), withoutLines(before)];
  if (JSON.stringify(rest) !== JSON.stringify(old)) return false;
  return state.runs.every((run, at) => {
    const [oldRun, newRun] = [before.runs[at], after.runs[at]];
    return oldRun !== undefined && newRun !== undefined && linesBetween(run, oldRun, newRun);
  });
}
