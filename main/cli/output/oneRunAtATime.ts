import type { WorkbenchEvent } from '../../../shared/contract/events.ts';
import type { Experiment, ExperimentId } from '../../../shared/domain/experiment.ts';
import type { RunReporter } from './runReporter.ts';

type Told = [event: WorkbenchEvent, experiment: Experiment];

/**
 * Passes on what is told of runs that are trained side by side as if they were trained one after another:
 * lines that do not say of which run they are must not mix. What is told of a later run waits until those
 * before it have ended; how far it is meanwhile is left out.
 */
export function oneRunAtATime(reporter: RunReporter): RunReporter {
  const waiting = new Map<ExperimentId, Told[]>();

  /** Tells what waits, up to the first run that has not ended. */
  const tellOn = (): void => {
    for (const [id, told] of waiting) {
      const hasEnded = told.some(([event]) => endsRun(event));
      told.splice(0).forEach(([event, experiment]) => reporter.tell(event, experiment));
      if (!hasEnded) return;
      waiting.delete(id);
    }
  };

  return {
    tell(event, experiment) {
      const [first = experiment.id] = waiting.keys();
      const isProgress = event.name === 'steps:recorded';
      if (isProgress && first !== experiment.id) return;
      const told = waiting.get(experiment.id) ?? [];
      waiting.set(experiment.id, [...told, [event, experiment]]);
      if (first === experiment.id) tellOn();
    },
    interrupted(experiment) {
      const told = waiting.get(experiment.id) ?? [];
      told.splice(0).forEach(([event, about]) => reporter.tell(event, about));
      reporter.interrupted(experiment);
    },
  };
}

function endsRun(event: WorkbenchEvent): boolean {
  if (event.name === 'run:failed') return !event.payload.canRetry;
  return event.name === 'run:finished' || event.name === 'run:stopped';
}
