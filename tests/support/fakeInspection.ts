import { INSPECTION_COMMANDS } from '../../shared/contract/inspectionCommands.ts';
import { WorkbenchError } from '../../shared/errors/workbenchError.ts';

type InspectionCommand = keyof typeof INSPECTION_COMMANDS;

const refuse = (): never => {
  throw new WorkbenchError('inspection-closed', 'This fake opens no models.', 'Use a real one.');
};

/** Handlers for all that looks into models, where a test has none to look into. */
export const NO_INSPECTION = Object.fromEntries(
  Object.keys(INSPECTION_COMMANDS).map((command) => [command, refuse]),
) as Record<InspectionCommand, () => never>;
