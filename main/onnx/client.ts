import { message } from '../../shared/errors/message.ts';
import type { Message } from '../../shared/errors/message.ts';
import { reviveError, WorkbenchError } from '../../shared/errors/workbenchError.ts';
import { MEMORY_MARK } from './memoryMark.ts';
import type { FromRunner, ModelOrder, ResultOf, ToRunner } from './protocol.ts';

/** A process that was started for one order. */
export interface RunnerProcess {
  post(order: ToRunner): void;
  onMessage(listener: (said: FromRunner) => void): void;
  /** `errors` is the end of what it said on standard error. */
  onExit(listener: (how: { reason: string; errors: string }) => void): void;
  kill(): void;
}

/** How a host starts such a process. */
export type StartRunner = () => RunnerProcess;

export interface RunnerLimits {
  /** Bytes the process may take. */
  memory: number;
  /** Between two reports of progress. */
  patienceMs: number;
}

export interface Watching {
  onProgress?: (done: number, total: number) => void;
  /** Ends the process, wherever it is. */
  signal?: AbortSignal;
}

const MS_A_MINUTE = 60_000;

/**
 * Has a process of its own carry out an order: what crashes, hangs or takes all memory there ends that
 * process and is told here as an error.
 * @throws {WorkbenchError} `import-refused`, `native-missing`, `memory-exhausted`, `store-write-failed` ...
 */
export function runModel<Kind extends ModelOrder['kind']>(
  start: StartRunner,
  order: Extract<ModelOrder, { kind: Kind }>,
  { memory, patienceMs }: RunnerLimits,
  { onProgress, signal }: Watching = {},
): Promise<ResultOf[Kind]> {
  return new Promise((resolve, reject) => {
    const runner = start();
    let timer: NodeJS.Timeout | undefined;
    const end = (tell: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      tell();
      runner.kill();
    };
    const cancel = () => end(() => reject(ended('import-refused', message('onnxCanceled'))));
    const waitFor = () => {
      clearTimeout(timer);
      const minutes = patienceMs / MS_A_MINUTE;
      const slow = () => reject(ended('import-refused', message('onnxRunnerSlow', { minutes })));
      timer = setTimeout(() => end(slow), patienceMs);
    };
    runner.onMessage((said) => {
      waitFor();
      if (said.kind === 'progress') onProgress?.(said.done, said.total);
      if (said.kind === 'done') end(() => resolve(said.result as ResultOf[Kind]));
      if (said.kind === 'failed') end(() => reject(reviveError(said.error)));
    });
    runner.onExit((how) => end(() => reject(death(how))));
    signal?.addEventListener('abort', cancel);
    waitFor();
    runner.post({ order, memory });
    if (signal?.aborted === true) cancel();
  });
}

const ended = (code: 'import-refused' | 'memory-exhausted', what: Message, detail?: string) =>
  new WorkbenchError(code, what, message('onnxRunnerAdvice'), {
    params: detail === undefined ? {} : { detail },
  });

/** A system that runs out of memory ends processes by SIGKILL as well. */
function death({ reason, errors }: { reason: string; errors: string }): WorkbenchError {
  const isMemory = errors.includes(MEMORY_MARK) || /bad_alloc|out of memory/i.test(errors);
  if (isMemory || reason === 'SIGKILL') {
    return ended('memory-exhausted', message('onnxRunnerMemory'));
  }
  return ended('import-refused', message('onnxRunnerDied'), reason);
}
