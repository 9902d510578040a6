import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import { message } from '../../../shared/errors/message.ts';
import { usualUserFolder } from '../../workbench/folders.ts';
import { bringHome } from '../../workbench/jobs/bringHome.ts';
import { storesIn } from '../../workbench/jobs/jobStates.ts';
import type { CliContext } from '../context.ts';
import { FAILED, GOOD } from '../exitCodes.ts';
import { storeFolder } from '../openWorkbench.ts';
import { inEnglish, inTerminalLanguage } from '../output/language.ts';

/** Brings the runs of stores into one. Resolves to the exit code, which is not good when a run was left out. */
export async function merge(
  options: { stores: string[]; store: string | null; json: boolean },
  { terminal, surroundings }: CliContext,
): Promise<number> {
  const { stores, without } = await storesIn(options.stores);
  for (const folder of without) {
    terminal.say(inTerminalLanguage(message('storesNone', { folder })));
  }
  const home = {
    storeFolder: storeFolder(options.store, surroundings),
    userFolder: usualUserFolder(surroundings),
  };
  const brought: ExperimentId[] = [];
  const { known, leftOut } = await bringHome(
    home,
    stores.map(({ store }) => store),
    (id) => {
      brought.push(id);
      terminal.progress(`${brought.length} · ${id}`);
    },
  );
  for (const { id, folder, reason } of leftOut) {
    terminal.say(inTerminalLanguage(message('mergeLeftOut', { id, folder, reason })));
  }
  if (options.json) {
    const reasons = leftOut.map((each) => ({ ...each, reason: inEnglish(each.reason) }));
    terminal.printJson({ merged: brought, known, leftOut: reasons });
  } else {
    const folder = home.storeFolder;
    const counts = { merged: brought.length, known: known.length, leftOut: leftOut.length };
    terminal.print(inTerminalLanguage(message('mergeCounted', { folder, ...counts })));
  }
  return leftOut.length > 0 || without.length > 0 ? FAILED : GOOD;
}
