import type { Services } from '../services.ts';
import type { HandlersOf } from './handlers.ts';

export function dataHandlers({ data }: Services): HandlersOf<'data'> {
  return {
    'data:describe': async () => ({ sets: await data.describe() }),
    'data:download': async () => {
      await data.download();
      return {};
    },
    'data:cancelDownload': () => {
      data.cancelDownload();
      return {};
    },
    'data:import': ({ name, files }) => data.import(name, files),
  };
}
