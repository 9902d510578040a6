import type { Experiment, ExperimentId } from '../../../shared/domain/experiment.ts';
import { trainingsOf } from '../../../shared/domain/sweep.ts';
import type { Workbench } from '../../workbench/workbench.ts';
import type { CliContext } from '../context.ts';
import { openWorkbench } from '../openWorkbench.ts';
import type { TrainOrder } from '../options/trainOptions.ts';
import { oneRunAtATime } from '../output/oneRunAtATime.ts';
import { jsonReporter, labReporter } from '../output/runReporter.ts';
import type { RunReporter } from '../output/runReporter.ts';
import { sweepLines, sweepOutcome, sweepReporter } from '../output/sweepReporter.ts';
import type { Terminal } from '../output/terminal.ts';
import { resumeLine } from '../resumeLine.ts';
import { savedId } from '../savedId.ts';
import { requestOf } from '../trainRequest.ts';
import { trainWatched } from '../trainWatched.ts';
import { planTraining } from './planTraining.ts';
import { trainJobs } from './trainJobs.ts';

/** Trains as ordered, printing as it goes. Resolves to the exit code; throws before anything is trained. */
export async function train(order: TrainOrder, context: CliContext): Promise<number> {
  const { work, folders } = order;
  if (work.kind === 'jobs') return trainJobs(order, work, context);
  if (work.kind === 'new' && work.planFile !== null) {
    return planTraining(order, work, work.planFile, context);
  }
  const interruption = context.interruption();
  const workbench = await openWorkbench(context, folders, 'cli', order.training);
  return trainWatched({
    ...{ workbench, interruption, terminal: context.terminal },
    reporter: reporterOf(order, workbench, context),
    start: () => startWork(order, workbench, context),
    tellEnded: (experiments) => tellSweep(order, experiments, context.terminal),
    tellCutShort: (unfinished) => tellCutShort(unfinished, order, workbench, context),
  });
}

function reporterOf(
  { json, work }: TrainOrder,
  { storeFolder }: Workbench,
  { terminal, errorLine }: CliContext,
): RunReporter {
  const to = { terminal, storeFolder, errorLine };
  if (json) return jsonReporter(to);
  if (work.kind !== 'new' || work.sweep.length === 0) return oneRunAtATime(labReporter(to));
  const { request, sweep } = work;
  return sweepReporter(to, () => trainingsOf({ settings: sweep, repeats: request.repeats }));
}

function tellSweep(
  { json, work }: TrainOrder,
  experiments: Experiment[],
  terminal: Terminal,
): void {
  if (work.kind !== 'new' || work.sweep.length === 0) return;
  const outcome = sweepOutcome(experiments, work.sweep);
  if (json) terminal.printJson({ event: 'sweep:finished', ...outcome });
  else sweepLines(outcome).forEach((line) => terminal.print(line));
}

async function startWork(
  { work, folders }: TrainOrder,
  workbench: Workbench,
  context: CliContext,
): Promise<ExperimentId[]> {
  if (work.kind === 'resume') {
    const id = savedId(work.id);
    await workbench.call('run:resume', { id });
    return [id];
  }
  if (work.kind === 'jobs') return [];
  const request = await requestOf(work, folders, workbench, context);
  const { ids } =
    'settings' in request
      ? await workbench.call('run:sweep', request)
      : await workbench.call('run:start', request);
  return ids;
}

/** What is left to train, and how to continue with it another day. */
function tellCutShort(
  unfinished: Experiment[],
  { folders }: TrainOrder,
  { storeFolder }: Workbench,
  context: CliContext,
): void {
  const { terminal } = context;
  const waiting = unfinished.filter(({ status }) => status === 'queued');
  if (waiting.length > 0) {
    terminal.say(
      `${waiting.length} more wait for their turn; the window and \`serve\` queue them again at their next start.`,
    );
  }
  for (const run of unfinished) {
    if (waiting.some(({ id }) => id === run.id)) continue;
    const done = `${run.checkpoints.at(-1) ?? 0} of ${run.config.epochs} epochs are saved`;
    const command = resumeLine(run, storeFolder, folders, context);
    terminal.say(`Interrupted: ${done}; go on with: ${command}`);
  }
}
