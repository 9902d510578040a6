import { join } from 'node:path';
import type { WorkbenchEvent } from '../../../shared/contract/events.ts';
import type { Experiment } from '../../../shared/domain/experiment.ts';
import { epochLogLines, LEARNING_FINISHED } from '../../../shared/domain/log.ts';
import type { RunProgress } from '../../../shared/domain/run.ts';
import type { ErrorLine } from './errorLine.ts';
import { errorInWords, reviveError } from '../../../shared/errors/workbenchError.ts';
import type { Terminal } from './terminal.ts';

/** Reports the events of the runs that a command started. Experiments are as the store last had them. */
export interface RunReporter {
  report(event: WorkbenchEvent, experiment: Experiment): void;
  interrupted(experiment: Experiment): void;
}

/** Where a reporter prints, and the store of its runs. */
export interface ReportedTo {
  terminal: Terminal;
  storeFolder: string;
  errorLine: ErrorLine;
}

const seconds = (value: number) => `${value.toFixed(1)} s`;

/** How every line about a run names the built-in digits. */
export const BUILT_IN_DATA = 'digits drawn by the program, not MNIST';

function progressText(
  { step, totalSteps, examplesPerSecond, secondsLeft }: RunProgress,
  epochs: number,
): string {
  const epoch = Math.min(epochs, Math.floor((step / totalSteps) * epochs) + 1);
  const parts = [`Epoch ${epoch} of ${epochs}`, `${Math.floor((100 * step) / totalSteps)} %`];
  if (examplesPerSecond > 0)
    parts.push(`${Math.round(examplesPerSecond).toLocaleString('en')} examples/s`);
  if (secondsLeft !== null) parts.push(`${seconds(secondsLeft)} left`);
  return parts.join(', ');
}

/** The lab's own lines on standard output, progress and problems on standard error. */
export function labReporter({ terminal, storeFolder, errorLine }: ReportedTo): RunReporter {
  return {
    report(event, experiment) {
      switch (event.name) {
        case 'steps:recorded': {
          terminal.progress(progressText(event.payload.progress, experiment.config.epochs));
          return;
        }
        case 'epoch:finished': {
          const { metrics } = event.payload;
          const lines = epochLogLines(metrics, experiment.config.normalization);
          lines.forEach((line) => terminal.print(line));
          return;
        }
        case 'run:finished': {
          const data = experiment.data?.builtIn === true ? ` Data: ${BUILT_IN_DATA}.` : '';
          const where = join(storeFolder, experiment.id);
          terminal.print(LEARNING_FINISHED);
          terminal.print(
            `Saved "${experiment.name}" in ${where} after ${seconds(event.payload.seconds)}.${data}`,
          );
          return;
        }
        case 'run:failed': {
          terminal.say(errorLine(reviveError(event.payload.error)));
          return;
        }
        default:
          return undefined;
      }
    },
    interrupted: () => undefined,
  };
}

/** One JSON object a line for each event, on standard output; nothing else goes there. */
export function jsonReporter({ terminal, storeFolder, errorLine }: ReportedTo): RunReporter {
  const print = (event: string, experiment: Experiment, facts: object) =>
    terminal.printJson({ event, experiment: experiment.id, ...facts });
  return {
    report(event, experiment) {
      switch (event.name) {
        case 'run:started': {
          const { name, config } = experiment;
          print(event.name, experiment, { name, config });
          return;
        }
        case 'epoch:finished': {
          const { epoch, step, train, valid } = event.payload.metrics;
          print(event.name, experiment, {
            epoch,
            step,
            train,
            valid,
            seconds: event.payload.timing.epoch,
          });
          return;
        }
        case 'run:finished': {
          const folder = join(storeFolder, experiment.id);
          print(event.name, experiment, {
            seconds: event.payload.seconds,
            data: experiment.data,
            folder,
          });
          return;
        }
        case 'run:failed': {
          const { error, canRetry } = event.payload;
          print(event.name, experiment, { error: errorInWords(error, 'en'), canRetry });
          terminal.say(errorLine(reviveError(error)));
          return;
        }
        default:
          return undefined;
      }
    },
    interrupted: (experiment) =>
      print('run:interrupted', experiment, { epochsDone: experiment.summary.epochsDone }),
  };
}
