import { dataMessages } from './dataMessages.ts';
import { importMessages } from './importMessages.ts';
import { importSeriesMessages } from './importSeriesMessages.ts';
import { inspectionMessages } from './inspectionMessages.ts';
import { mistakenMessages } from './mistakenMessages.ts';
import { mnistMessages } from './mnistMessages.ts';
import { weightsMessages } from './weightsMessages.ts';

/**
 * Every message that the programs send to a person, in each language, one file a subject. The id of a
 * message is its name here; ids are unique over all files.
 */
export const MESSAGES = {
  ...dataMessages,
  ...importMessages,
  ...importSeriesMessages,
  ...inspectionMessages,
  ...mistakenMessages,
  ...mnistMessages,
  ...weightsMessages,
};
