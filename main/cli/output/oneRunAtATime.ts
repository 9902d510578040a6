import type { WorkbenchEvent } from '../../../shared/contract/events.ts';
import type { Experiment, ExperimentId } from '../../../shared/domain/experiment.ts';
import type { RunReporter } from './runReporter.ts';

type Report = [event: WorkbenchEvent, experiment: Experiment];

/**
 * Reports the events of runs that are trained side by side as if they were trained one after another:
 * lines that do not name their run must not mix. The events of a later run wait until the runs
 * before it have ended; how far it is meanwhile is left out.
 */
export function oneRunAtATime(reporter: RunReporter): RunReporter {
  const waiting = new Map<ExperimentId, Report[]>();

  /** Reports what waits, up to the first run that has not ended. */
  const tellOn = (): void => {
    for (const [id, held] of waiting) {
      const hasEnded = held.some(([event]) => endsRun(event));
      held.splice(0).forEach(([event, experiment]) => reporter.report(event, experiment));
      if (!hasEnded) return;
      waiting.delete(id);
    }
  };

  return {
    report(event, experiment) {
      const [first = experiment.id] = waiting.keys();
      const isProgress = event.name === 'steps:recorded';
      if (isProgress && first !== experiment.id) return;
      const held = waiting.get(experiment.id) ?? [];
      waiting.set(experiment.id, [...held, [event, experiment]]);
      if (first === experiment.id) tellOn();
    },
    interrupted(experiment) {
      const held = waiting.get(experiment.id) ?? [];
      held.splice(0).forEach(([event, about]) => reporter.report(event, about));
      reporter.interrupted(experiment);
    },
  };
}

function endsRun(event: WorkbenchEvent): boolean {
  if (event.name === 'run:failed') return !event.payload.canRetry;
  return event.name === 'run:finished' || event.name === 'run:stopped';
}
