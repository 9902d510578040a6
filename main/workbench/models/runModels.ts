import { runModel } from '../../onnx/client.ts';
import type { Watching } from '../../onnx/client.ts';
import { processRunner } from '../../onnx/nodeProcess.ts';
import type { RunnerCommand } from '../../onnx/nodeProcess.ts';
import type { ModelOrder, ResultOf } from '../../onnx/protocol.ts';
import { freeMemory } from '../runs/memoryNeed.ts';

export type { RunnerCommand };
export type { ModelOrder as RunOrder, ResultOf as RunResults };

/** No batch of a usual model takes longer. */
const PATIENCE_MS = 5 * 60_000;

/** Has a model file run in a process of its own, with the memory that is free now. @throws {WorkbenchError} */
export const runModelFile = <Kind extends ModelOrder['kind']>(
  command: RunnerCommand,
  order: Extract<ModelOrder, { kind: Kind }>,
  watching?: Watching,
): Promise<ResultOf[Kind]> => {
  const limits = { memory: freeMemory(), patienceMs: PATIENCE_MS };
  return runModel<Kind>(processRunner(command), order, limits, watching);
};
