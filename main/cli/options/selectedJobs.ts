import { message } from '../../../shared/errors/message.ts';
import { UsageError } from '../exitCodes.ts';

type Environment = Record<string, string | undefined>;

/** Where schedulers say which job of an array a process is: SLURM, Kubernetes, AWS Batch, PBS, Grid Engine. */
const JOB_VARIABLES = [
  'SLURM_ARRAY_TASK_ID',
  'JOB_COMPLETION_INDEX',
  'AWS_BATCH_JOB_ARRAY_INDEX',
  'PBS_ARRAY_INDEX',
  'SGE_TASK_ID',
];

const NUMBER = /^\d{1,6}$/;
const RANGE = /^(\d{1,6})\.\.(\d{1,6})$/;

/**
 * The jobs that `--job` names, or, where it is left out, the one that the scheduler's variable names.
 * Whether the plan has them is for the plan to say.
 * @throws {UsageError}
 */
export function selectedJobs(option: string | undefined, env: Environment): number[] {
  if (option === undefined) return [jobOfArray(env)];
  if (NUMBER.test(option)) return [Number(option)];
  const [, from, to] = RANGE.exec(option) ?? [];
  if (from === undefined || to === undefined)
    throw new UsageError(message('jobNotNumber', { text: option }));
  const [first, last] = [Number(from), Number(to)];
  if (last < first) throw new UsageError(message('jobRangeEmpty', { range: option }));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function jobOfArray(env: Environment): number {
  const set = JOB_VARIABLES.flatMap((variable) => {
    const text = env[variable] ?? '';
    // Grid Engine sets its variable for every job, with this value where the job is no array.
    return text === '' || text === 'undefined' ? [] : [{ variable, text }];
  });
  const [first] = set;
  if (first === undefined)
    throw new UsageError(message('jobUnnamed', { variables: JOB_VARIABLES }));
  const wrong = set.find(({ text }) => !NUMBER.test(text));
  if (wrong !== undefined) throw new UsageError(message('jobVariableWrong', wrong));
  if (set.some(({ text }) => Number(text) !== Number(first.text))) {
    throw new UsageError(
      message('jobVariablesDiffer', { variables: set.map(({ variable }) => variable) }),
    );
  }
  return Number(first.text);
}
