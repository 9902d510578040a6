import { availableParallelism } from 'node:os';
import { APP_VERSION } from '../environment.ts';
import type { Services } from '../services.ts';
import type { HandlersOf } from './handlers.ts';

export function workbenchHandlers(services: Services): HandlersOf<'workbench' | 'engine'> {
  const { host, storeFolder, userFolder, chooseFolder, engine, store, errorLog } = services;
  return {
    'workbench:describe': async () => ({
      version: APP_VERSION,
      host,
      node: process.versions.node,
      electron: host === 'electron' ? process.versions['electron'] : null,
      storeFolder,
      userFolder,
      readOnly: (await store.open()).readOnly,
      canChooseFolders: chooseFolder !== null,
      processors: availableParallelism(),
      systemLocale: Intl.DateTimeFormat().resolvedOptions().locale,
    }),
    'workbench:report': (error) => {
      errorLog.write({ where: 'page', ...error });
      return {};
    },
    'engine:describe': () => {
      engine.start();
      return engine.state;
    },
  };
}
