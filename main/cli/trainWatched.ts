import type { Experiment, ExperimentId } from '../../shared/domain/experiment.ts';
import type { Workbench } from '../workbench/workbench.ts';
import type { Interruption } from './context.ts';
import { FAILED, GOOD, INTERRUPTED } from './exitCodes.ts';
import type { RunReporter } from './output/runReporter.ts';
import type { Terminal } from './output/terminal.ts';
import { WatchedRuns } from './watchedRuns.ts';

/** A training that a command starts and waits for. */
export interface Training {
  workbench: Workbench;
  interruption: Promise<Interruption>;
  terminal: Terminal;
  reporter: RunReporter;
  /** Resolves to the runs whose end is waited for. */
  start(): Promise<ExperimentId[]>;
  /** Called with those runs when all of them have ended. */
  tellEnded(experiments: Experiment[]): void;
  /** Called with the runs that were started or wait when the command ends first. */
  tellCutShort(unfinished: Experiment[]): void;
}

/**
 * Trains to the end or until it is interrupted, and closes the workbench: what is under way is then saved
 * and can be resumed. Resolves to the exit code; throws before anything is trained.
 */
export async function trainWatched(training: Training): Promise<number> {
  const { workbench, terminal } = training;
  const runs = new WatchedRuns(workbench, training.reporter);
  try {
    const work = training.start().then(async (ids) => {
      const end = await runs.ended(ids);
      training.tellEnded(runs.of(ids));
      return end;
    });
    const end = await Promise.race([work, training.interruption]);
    await workbench.close();
    if (end === 'finished') return GOOD;
    const isFailed = end === 'failed' || end === 'output-failed';
    if (end === 'output-closed') runs.tellInterrupted();
    else if (end !== 'failed' || runs.stuck) {
      runs.tellInterrupted();
      if (!runs.begun) terminal.say('Interrupted before training began; nothing was saved.');
      training.tellCutShort(runs.unfinished);
    }
    return isFailed ? FAILED : INTERRUPTED;
  } finally {
    await workbench.close();
    terminal.progress('');
  }
}
