import { visibleJson } from '../../../shared/formats/plainText.ts';
import { message } from '../../../shared/errors/message.ts';
import { encodePlan } from '../../workbench/jobs/planFile.ts';
import type { CliContext } from '../context.ts';
import { GOOD } from '../exitCodes.ts';
import { openWorkbench } from '../openWorkbench.ts';
import type { TrainOrder } from '../options/trainOptions.ts';
import { isStandardOutput, writeTo } from '../output/exportTarget.ts';
import { inTerminalLanguage } from '../output/language.ts';
import { refuseToReplace } from '../plans.ts';
import { shellWord } from '../startedAs.ts';
import { requestOf } from '../trainRequest.ts';
import type { NewWork } from '../trainRequest.ts';

/**
 * Writes down what `train` would train, and trains nothing. Where the file is standard output, it gets the
 * plan alone, and what is said of it goes to standard error.
 */
export async function planTraining(
  { folders, json, training }: TrainOrder,
  work: NewWork,
  file: string,
  context: CliContext,
): Promise<number> {
  const isPrinted = await isStandardOutput(file);
  if (!isPrinted) await refuseToReplace(file);
  const workbench = await openWorkbench(context, folders, 'cli', training);
  try {
    const plan = await workbench.call(
      'run:plan',
      await requestOf(work, folders, workbench, context),
    );
    const document = encodePlan(plan);
    if (isPrinted) context.terminal.printDocument(document);
    else await writeTo(file, Buffer.from(document));
    const said = json
      ? [visibleJson({ event: 'plan:written', file, jobs: plan.jobs.length })]
      : sentences(file, plan.jobs.length, context);
    for (const line of said) {
      if (isPrinted) context.terminal.say(line);
      else context.terminal.print(line);
    }
    return GOOD;
  } finally {
    await workbench.close();
  }
}

function sentences(file: string, count: number, { parts }: CliContext): string[] {
  const command = `${parts.command} train --job 0 --from ${shellWord(file)} --store FOLDER`;
  return [
    message('planWritten', { file, count, first: 0, last: count - 1 }),
    message('planTrainWith', { command }),
  ].map(inTerminalLanguage);
}
