import { archiveMessages } from './archiveMessages.ts';
import { commonMessages } from './commonMessages.ts';
import { dataMessages } from './dataMessages.ts';
import { datasetMessages } from './datasetMessages.ts';
import { findingMessages } from './findingMessages.ts';
import { idxMessages } from './idxMessages.ts';
import { importMessages } from './importMessages.ts';
import { importSeriesMessages } from './importSeriesMessages.ts';
import { inspectMessages } from './inspectMessages.ts';
import { jobMessages } from './jobMessages.ts';
import { mistakenMessages } from './mistakenMessages.ts';
import { mnistMessages } from './mnistMessages.ts';
import { modelMessages } from './modelMessages.ts';
import { onnxMessages } from './onnxMessages.ts';
import { runMessages } from './runMessages.ts';
import { storeMessages } from './storeMessages.ts';
import { systemMessages } from './systemMessages.ts';
import { usageMessages } from './usageMessages.ts';
import { webMessages } from './webMessages.ts';
import { weightsMessages } from './weightsMessages.ts';

/**
 * Every message that the programs send to a person, in each language, one file a subject. The id of a
 * message is its name here; ids are unique over all files.
 */
export const MESSAGES = {
  ...archiveMessages,
  ...commonMessages,
  ...dataMessages,
  ...datasetMessages,
  ...findingMessages,
  ...idxMessages,
  ...importMessages,
  ...importSeriesMessages,
  ...inspectMessages,
  ...jobMessages,
  ...mistakenMessages,
  ...mnistMessages,
  ...modelMessages,
  ...onnxMessages,
  ...runMessages,
  ...storeMessages,
  ...systemMessages,
  ...usageMessages,
  ...webMessages,
  ...weightsMessages,
};
