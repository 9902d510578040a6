import { MODEL_COMMANDS } from '../../shared/contract/modelCommands.ts';
import { message } from '../../shared/errors/message.ts';
import { WorkbenchError } from '../../shared/errors/workbenchError.ts';

type ModelCommand = keyof typeof MODEL_COMMANDS;

const refuse = (): never => {
  throw new WorkbenchError(
    'experiment-missing',
    message('modelMissing'),
    message('modelOpenFileAgain'),
  );
};

/** Handlers for models of other people, where a test has none. */
export const NO_MODELS = {
  ...(Object.fromEntries(Object.keys(MODEL_COMMANDS).map((command) => [command, refuse])) as Record<
    ModelCommand,
    () => never
  >),
  'model:list': () => ({ models: [] }),
};
