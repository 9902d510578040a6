import type { Experiment } from '../../shared/domain/experiment.ts';
import { chosenDataFolder } from '../workbench/folders.ts';
import type { CliContext } from './context.ts';
import { usualStoreFolder } from './openWorkbench.ts';
import type { FolderOptions } from './openWorkbench.ts';
import { shellWord } from './startedAs.ts';

/**
 * The command that resumes a run, as a shell takes it in any folder: with the store and the data that
 * this command was given, by options or by its environment.
 */
export function resumeLine(
  { id, config }: Pick<Experiment, 'id' | 'config'>,
  storeFolder: string,
  folders: FolderOptions,
  { parts, surroundings }: Pick<CliContext, 'parts' | 'surroundings'>,
): string {
  const isUsual = storeFolder === usualStoreFolder(surroundings);
  const data = config.dataset === 'mnist' ? chosenDataFolder(folders.data, surroundings) : null;
  return [
    `${parts.command} train --resume ${id}`,
    ...(isUsual ? [] : ['--store', shellWord(storeFolder)]),
    ...(data === null ? [] : ['--data', shellWord(data)]),
  ].join(' ');
}
