import type { MnistSource, SkippedSource } from '../../../shared/domain/skippedSource.ts';
import { message } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { flattenError, WorkbenchError } from '../../../shared/errors/workbenchError.ts';

/** That a source is not used: which one, with the reason, and how to repair it. */
const WORDS: Record<MnistSource, (reason: Message) => [Message, Message]> = {
  folder: (reason) => [message('mnistFolderSkipped', { reason }), message('mnistFolderRepair')],
  cache: (reason) => [message('mnistCacheSkipped', { reason }), message('mnistCacheRepair')],
  package: (reason) => [message('mnistPackageSkipped', { reason }), message('mnistPackageRepair')],
  installed: (reason) => [
    message('mnistInstalledSkipped', { reason }),
    message('mnistInstalledRepair'),
  ],
};

/**
 * What to tell of a source that cannot be used because of `error`. Null where there is nothing to tell:
 * nobody may have downloaded MNIST, or not to the end.
 */
export function skippedSource(source: MnistSource, error: WorkbenchError): SkippedSource | null {
  if (source === 'cache' && error.code === 'data-missing') return null;
  const isMissingPackage = source === 'package' && hasNoFolder(error);
  const reason = isMissingPackage ? message('mnistPackageMissing') : error.said.message;
  const { code, params, cause } = error;
  const problem = new WorkbenchError(code, ...WORDS[source](reason), { params, cause });
  return { source, problem: flattenError(problem) };
}

/** `data-missing`, with everything that was skipped and the ways to get MNIST. */
export function missingMnist(skipped: SkippedSource[]): WorkbenchError {
  const [first, ...others] = skipped.map(explained);
  const what =
    first === undefined
      ? message('mnistNowhere')
      : message('mnistUnusable', { reasons: others.reduce(together, first) });
  return new WorkbenchError('data-missing', what, message('mnistWaysToGet'));
}

const explained = ({ problem }: SkippedSource): Message =>
  together(problem.message, problem.nextStep);

const together = (first: Message, second: Message): Message =>
  message('mnistSentences', { first, second });

const hasNoFolder = ({ cause }: WorkbenchError): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
