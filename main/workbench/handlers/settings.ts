import { message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import type { Services } from '../services.ts';
import type { HandlersOf } from './handlers.ts';

export function settingsHandlers({
  settings,
  chooseFolder,
  data,
}: Services): HandlersOf<'settings'> {
  return {
    'settings:describe': () => settings.settled(),
    'settings:change': (changes) => settings.change(changes),
    'settings:chooseFolder': async ({ purpose, action }) => {
      if (chooseFolder === null) {
        throw new WorkbenchError(
          'not-allowed',
          message('foldersNotHere'),
          message('foldersElsewhere'),
        );
      }
      const folder = action === 'reset' ? null : await chooseFolder(purpose);
      // A dialog that was closed changes nothing.
      if (action === 'choose' && folder === null) return settings.current;
      const changed = await settings.change(
        purpose === 'data' ? { dataFolder: folder } : { storeFolder: folder },
      );
      if (purpose === 'data') await data.publishChange();
      return changed;
    },
  };
}
