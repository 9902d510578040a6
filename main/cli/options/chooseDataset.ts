import { explainSkipped } from '../../../shared/domain/dataset.ts';
import type { Workbench } from '../../workbench/workbench.ts';
import { downloadWithProgress } from '../output/downloadProgress.ts';
import { terminalLanguage } from '../output/language.ts';
import { BUILT_IN_DATA } from '../output/runReporter.ts';
import type { Terminal } from '../output/terminal.ts';

interface WantedData {
  /** The id that was asked for; null for MNIST, or what can be had instead. */
  dataset: string | null;
  /** Whether the command names a folder to find it in. */
  folderGiven: boolean;
}

/**
 * The set to train on. MNIST that is not on this machine is downloaded; only where no one asked for
 * MNIST by name or folder, the built-in digits stand in for it, and the terminal says so. It also says
 * which copies of MNIST cannot be used.
 */
export async function chooseDataset(
  workbench: Workbench,
  wanted: WantedData,
  terminal: Terminal,
): Promise<string> {
  if (wanted.dataset === 'digits') terminal.say(`Training on ${BUILT_IN_DATA}.`);
  if (wanted.dataset !== null && wanted.dataset !== 'mnist') return wanted.dataset;
  // A named folder without MNIST is an error when the run starts.
  if (wanted.folderGiven) return 'mnist';
  const { dataFolder } = await workbench.call('settings:describe', {});
  const { sets } = await workbench.call('data:describe', {});
  const mnist = sets.find(({ id }) => id === 'mnist');
  const isFound = mnist?.available === true;
  if (!isFound && dataFolder !== null) return 'mnist';
  for (const source of mnist?.skipped ?? [])
    terminal.say(explainSkipped(source, terminalLanguage()));
  if (isFound) return 'mnist';
  try {
    await downloadWithProgress(workbench, terminal);
    return 'mnist';
  } catch (error) {
    if (wanted.dataset === 'mnist') throw error;
    terminal.say(
      `MNIST is not on this machine and could not be downloaded: training on ${BUILT_IN_DATA}.`,
    );
    return 'digits';
  }
}
