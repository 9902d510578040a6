import { message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import type { OpenedFiles, Services } from '../services.ts';
import type { HandlersOf } from './handlers.ts';

export function fileHandlers({ openedFiles }: Services): HandlersOf<'file'> {
  return {
    'file:list': () => ({ files: openedFiles.list() }),
    'file:read': ({ id }) => openedFiles.read(id),
  };
}

/** What is said of an id that names no file: it was read already, or never opened. */
export const noSuchFile = (): WorkbenchError =>
  new WorkbenchError('import-refused', message('importNoSuchFile'), message('importOpenAgain'));

/** Of a host that nothing can be opened with. */
export const NO_OPENED_FILES: OpenedFiles = {
  list: () => [],
  read: () => Promise.reject(noSuchFile()),
};
