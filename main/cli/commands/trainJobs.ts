import { join } from 'node:path';
import type { Experiment, ExperimentId } from '../../../shared/domain/experiment.ts';
import { jobNumbersText } from '../../../shared/domain/plan.ts';
import type { Plan } from '../../../shared/domain/plan.ts';
import { message } from '../../../shared/errors/message.ts';
import type { StartedJob } from '../../workbench/jobs/startJobs.ts';
import type { Workbench } from '../../workbench/workbench.ts';
import type { CliContext } from '../context.ts';
import { openWorkbench } from '../openWorkbench.ts';
import { selectedJobs } from '../options/selectedJobs.ts';
import type { TrainOrder } from '../options/trainOptions.ts';
import { inTerminalLanguage } from '../output/language.ts';
import { jsonReporter, labReporter } from '../output/runReporter.ts';
import { sweepReporter } from '../output/sweepReporter.ts';
import type { Terminal } from '../output/terminal.ts';
import { readPlan } from '../plans.ts';
import { trainWatched } from '../trainWatched.ts';

type JobWork = Extract<TrainOrder['work'], { kind: 'jobs' }>;

/**
 * Trains jobs of a plan in one store. A job that is done is left alone; one that was broken off continues from
 * its last checkpoint. Resolves to the exit code.
 */
export async function trainJobs(
  { folders, json, training }: TrainOrder,
  work: JobWork,
  context: CliContext,
): Promise<number> {
  const { terminal, errorLine, surroundings } = context;
  const jobs = selectedJobs(work.jobs, surroundings.env);
  const plan = await readPlan(work.planFile);
  const interruption = context.interruption();
  const workbench = await openWorkbench(context, folders, 'cli', {
    ...training,
    recordLayers: plan.recordLayers,
  });
  const to = { terminal, errorLine, storeFolder: workbench.storeFolder };
  let trained = jobs.length;
  const textReporter = jobs.length === 1 ? labReporter(to) : sweepReporter(to, () => trained);
  return trainWatched({
    ...{ workbench, interruption, terminal },
    reporter: json ? jsonReporter(to) : textReporter,
    async start() {
      const started = await workbench.call('run:startJobs', { plan, jobs });
      const left = started.jobs.filter(({ state }) => state !== 'done');
      trained = left.length;
      for (const each of started.jobs) {
        if (json) tellJson(each, workbench, terminal);
        else if (each.state === 'done') tellDone(each, plan, workbench, terminal);
      }
      return left.map(({ id }) => id);
    },
    tellEnded: () => undefined,
    tellCutShort: (unfinished) => tellCutShort(unfinished, plan, terminal),
  });
}

function tellJson(
  { job, id, state }: StartedJob,
  { storeFolder }: Workbench,
  terminal: Terminal,
): void {
  const folder = join(storeFolder, id);
  terminal.printJson({ event: `job:${state}`, job, experiment: id, folder });
}

function tellDone(
  { job, id }: StartedJob,
  { jobs }: Plan,
  { storeFolder }: Workbench,
  terminal: Terminal,
): void {
  const name = jobs[job]?.name ?? '';
  const folder = join(storeFolder, id);
  terminal.print(inTerminalLanguage(message('jobDone', { job, name, folder })));
}

function tellCutShort(unfinished: Experiment[], { jobs }: Plan, terminal: Terminal): void {
  const numberOf = (id: ExperimentId) => jobs.find((run) => run.id === id)?.job ?? 0;
  const waiting = unfinished.filter(({ status }) => status === 'queued');
  for (const run of unfinished) {
    if (run.status === 'queued') continue;
    const epoch = run.checkpoints.at(-1) ?? 0;
    const { epochs } = run.config;
    terminal.say(
      inTerminalLanguage(message('jobCutShort', { job: numberOf(run.id), epoch, epochs })),
    );
  }
  if (waiting.length === 0) return;
  const numbers = jobNumbersText(waiting.map(({ id }) => numberOf(id)).sort((a, b) => a - b));
  terminal.say(
    inTerminalLanguage(message('jobsWaiting', { count: waiting.length, jobs: numbers })),
  );
}
