import { jobNumbersText } from '../../../shared/domain/plan.ts';
import { message } from '../../../shared/errors/message.ts';
import { JOB_STATES, jobStates, jobsToSubmit, storesIn } from '../../workbench/jobs/jobStates.ts';
import type { JobReport, JobState } from '../../workbench/jobs/jobStates.ts';
import type { CliContext } from '../context.ts';
import { GOOD } from '../exitCodes.ts';
import { columns } from '../output/columns.ts';
import { inTerminalLanguage } from '../output/language.ts';
import type { Terminal } from '../output/terminal.ts';
import { readPlan } from '../plans.ts';

/** Counts the jobs of a plan by what became of them in those stores, and says which to submit again. */
export async function status(
  options: { stores: string[]; from: string; json: boolean },
  { terminal }: CliContext,
): Promise<number> {
  const plan = await readPlan(options.from);
  const { stores, without } = await storesIn(options.stores);
  for (const folder of without) {
    terminal.say(inTerminalLanguage(message('storesNone', { folder })));
  }
  const reports = await jobStates(plan, stores);
  const again = jobNumbersText(jobsToSubmit(reports));
  const counts = countsOf(reports);
  if (options.json) {
    terminal.printJson({ total: reports.length, ...counts, submitAgain: again, jobs: reports });
  } else print(reports, counts, again, terminal);
  return GOOD;
}

const countsOf = (reports: readonly JobReport[]): Record<JobState, number> =>
  Object.fromEntries(
    JOB_STATES.map((state) => [state, reports.filter((each) => each.state === state).length]),
  ) as Record<JobState, number>;

function print(
  reports: readonly JobReport[],
  counts: Record<JobState, number>,
  again: string,
  terminal: Terminal,
): void {
  const listed = reports.filter(({ state }) => state !== 'done' && state !== 'missing');
  const rows = listed.map(({ job, state, epoch, epochs, store, reason }) => [
    ...[String(job), STATE_WORDS[state], `${epoch}/${epochs}`, store ?? ''],
    reason,
  ]);
  const table = rows.length === 0 ? [] : columns([TITLES, ...rows]);
  for (const line of table) terminal.print(line);
  const total = reports.length;
  terminal.print(inTerminalLanguage(message('jobsCounted', { total, ...counts })));
  if (again !== '') {
    terminal.print(inTerminalLanguage(message('jobsSubmitAgain', { jobs: again })));
  }
}

const TITLES = ['JOB', 'STATUS', 'EPOCHS', 'STORE', 'REASON'];

const STATE_WORDS: Record<JobState, string> = {
  done: 'done',
  running: 'running',
  failed: 'failed',
  interrupted: 'broken off',
  missing: 'missing',
};
