import { importMessages } from './importMessages.ts';
import { importSeriesMessages } from './importSeriesMessages.ts';
import { inspectionMessages } from './inspectionMessages.ts';
import { mnistMessages } from './mnistMessages.ts';

/**
 * Every message that the programs send to a person, in each language, one file a subject. The id of a
 * message is its name here; ids are unique over all files.
 */
export const MESSAGES = {
  ...importMessages,
  ...importSeriesMessages,
  ...inspectionMessages,
  ...mnistMessages,
};
