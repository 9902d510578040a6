import type { WorkbenchEvent } from '../../../shared/contract/events.ts';
import type { Experiment, ExperimentId } from '../../../shared/domain/experiment.ts';
import type { Workbench } from '../../workbench/workbench.ts';
import type { CliContext } from '../context.ts';
import { chooseDataset } from '../options/chooseDataset.ts';
import { terminalLanguage } from '../language.ts';
import { FAILED, GOOD, INTERRUPTED } from '../exitCodes.ts';
import { openWorkbench } from '../openWorkbench.ts';
import { trainingsOf } from '../../../shared/domain/sweep.ts';
import { jsonReporter, labReporter } from '../output/runReporter.ts';
import type { RunReporter } from '../output/runReporter.ts';
import { resumeLine } from '../resumeLine.ts';
import { savedId } from '../savedId.ts';
import { sweepLines, sweepOutcome, sweepReporter } from '../output/sweepReporter.ts';
import type { Terminal } from '../output/terminal.ts';
import type { TrainOrder } from '../options/trainOptions.ts';

/** Trains as ordered, printing as it goes. Resolves to the exit code; throws before anything is trained. */
export async function train(order: TrainOrder, context: CliContext): Promise<number> {
  const interruption = context.interruption();
  const workbench = await openWorkbench(context, order.folders, 'cli', order.recordLayers);
  const runs = new WatchedRuns(workbench, reporterOf(order, workbench, context));
  try {
    const work = startWork(order, workbench, context).then(async (ids) => {
      const end = await runs.ended(ids);
      tellSweep(order, runs.of(ids), context.terminal);
      return end;
    });
    const end = await Promise.race([work, interruption]);
    await workbench.close();
    if (end === 'finished') return GOOD;
    const isFailed = end === 'failed' || end === 'output-failed';
    if (end === 'output-closed') runs.tellInterrupted();
    else if (end !== 'failed' || runs.stuck) tellCutShort(runs, order, workbench, context);
    return isFailed ? FAILED : INTERRUPTED;
  } finally {
    await workbench.close();
    context.terminal.progress('');
  }
}

function reporterOf(
  { json, work }: TrainOrder,
  { storeFolder }: Workbench,
  { terminal, errorLine }: CliContext,
): RunReporter {
  const to = { terminal, storeFolder, errorLine };
  if (json) return jsonReporter(to);
  if (work.kind === 'resume' || work.sweep.length === 0) return labReporter(to);
  const { request, sweep } = work;
  return sweepReporter(to, trainingsOf({ settings: sweep, repeats: request.repeats }));
}

function tellSweep(
  { json, work }: TrainOrder,
  experiments: Experiment[],
  terminal: Terminal,
): void {
  if (work.kind === 'resume' || work.sweep.length === 0) return;
  const outcome = sweepOutcome(experiments, work.sweep);
  if (json) terminal.printJson({ event: 'sweep:finished', ...outcome });
  else sweepLines(outcome).forEach((line) => terminal.print(line));
}

async function startWork(
  { work, folders }: TrainOrder,
  workbench: Workbench,
  { terminal, surroundings }: CliContext,
): Promise<ExperimentId[]> {
  if (work.kind === 'resume') {
    const id = savedId(work.id);
    await workbench.call('run:resume', { id });
    return [id];
  }
  const wanted = { dataset: work.dataset, folderGiven: folders.data !== null };
  const dataset = await chooseDataset(workbench, wanted, terminal);
  const language = terminalLanguage(surroundings.env);
  const request = { ...work.request, config: { ...work.config, dataset }, language };
  const { ids } =
    work.sweep.length === 0
      ? await workbench.call('run:start', request)
      : await workbench.call('run:sweep', { ...request, settings: work.sweep });
  return ids;
}

type End = 'finished' | 'failed';

/** What became of the runs this command started: all others' news are none, as the workbench is its own. */
class WatchedRuns {
  readonly #reporter: RunReporter;
  readonly #experiments = new Map<ExperimentId, Experiment>();
  readonly #ends = new Map<ExperimentId, End>();
  #onEnd: () => void = () => undefined;
  #stuck = false;

  constructor(workbench: Workbench, reporter: RunReporter) {
    this.#reporter = reporter;
    workbench.subscribe((event) => this.#hear(event));
  }

  /** Runs that were begun or waited and have not come to an end, in their order. */
  get unfinished(): Experiment[] {
    return [...this.#experiments.values()].filter(({ id }) => !this.#ends.has(id));
  }

  /** Whether there was any; runs that came to an end have told of it themselves. */
  get begun(): boolean {
    return this.#experiments.size > 0;
  }

  /** Whether one waits for a person: nothing more of it can be written. */
  get stuck(): boolean {
    return this.#stuck;
  }

  /** Those of `ids` as they were last told of, in that order. */
  of(ids: ExperimentId[]): Experiment[] {
    return ids.flatMap((id) => this.#experiments.get(id) ?? []);
  }

  /** Resolves when all of `ids` have ended, or one waits for a person, whom a command cannot wait for. */
  async ended(ids: ExperimentId[]): Promise<End> {
    const done = () => this.#stuck || ids.every((id) => this.#ends.has(id));
    while (!done()) await new Promise<void>((resolve) => (this.#onEnd = resolve));
    const good = !this.#stuck && ids.every((id) => this.#ends.get(id) === 'finished');
    return good ? 'finished' : 'failed';
  }

  tellInterrupted(): void {
    for (const experiment of this.unfinished) this.#reporter.interrupted(experiment);
  }

  #hear(event: WorkbenchEvent): void {
    if (event.name === 'experiment:changed') {
      const { experiment } = event.payload;
      this.#experiments.set(experiment.id, experiment);
      return;
    }
    const experiment = 'id' in event.payload ? this.#experiments.get(event.payload.id) : undefined;
    // Trying once more when the command ends says the same again.
    const isSaid = this.#stuck && event.name === 'run:failed';
    if (experiment === undefined || isSaid) return;
    this.#reporter.tell(event, experiment);
    if (event.name === 'run:finished') this.#ends.set(experiment.id, 'finished');
    if (event.name === 'run:failed' && event.payload.canRetry) this.#stuck = true;
    else if (event.name === 'run:failed') this.#ends.set(experiment.id, 'failed');
    this.#onEnd();
  }
}

/** What is left to train, and how to go on with it another day. */
function tellCutShort(
  runs: WatchedRuns,
  { folders }: TrainOrder,
  { storeFolder }: Workbench,
  context: CliContext,
): void {
  const { terminal } = context;
  runs.tellInterrupted();
  const { unfinished } = runs;
  if (!runs.begun) terminal.say('Interrupted before training began; nothing was saved.');
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
