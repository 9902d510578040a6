import type { RunRequest } from '../../shared/domain/run.ts';
import type { SweepRequest } from '../../shared/domain/sweep.ts';
import type { Workbench } from '../workbench/workbench.ts';
import type { CliContext } from './context.ts';
import { terminalLanguage } from './output/language.ts';
import type { FolderOptions } from './openWorkbench.ts';
import { chooseDataset } from './options/chooseDataset.ts';
import type { TrainOrder } from './options/trainOptions.ts';

export type NewWork = Extract<TrainOrder['work'], { kind: 'new' }>;

/** The order for new runs as the workbench takes it, on the data set that can be had. */
export async function requestOf(
  { request, config, sweep, dataset: wanted }: NewWork,
  folders: FolderOptions,
  workbench: Workbench,
  { terminal, surroundings }: CliContext,
): Promise<RunRequest | SweepRequest> {
  const folderGiven = folders.data !== null;
  const dataset = await chooseDataset(workbench, { dataset: wanted, folderGiven }, terminal);
  const language = terminalLanguage(surroundings.env);
  const whole = { ...request, config: { ...config, dataset }, language };
  return sweep.length === 0 ? whole : { ...whole, settings: sweep };
}
