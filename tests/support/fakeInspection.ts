import { INSPECTION_COMMANDS } from '../../shared/contract/inspectionCommands.ts';
import { WorkbenchError } from '../../shared/errors/workbenchError.ts';
import { message } from '../../shared/errors/message.ts';

type InspectionCommand = keyof typeof INSPECTION_COMMANDS;

const refuse = (): never => {
  throw new WorkbenchError(
    'inspection-closed',
    message('inspectClosed'),
    message('inspectOpenAgain'),
  );
};

/** Handlers for all that looks into models, where a test has none to look into. */
export const NO_INSPECTION = Object.fromEntries(
  Object.keys(INSPECTION_COMMANDS).map((command) => [command, refuse]),
) as Record<InspectionCommand, () => never>;
