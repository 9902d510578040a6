import type { Experiment } from '../../../shared/domain/experiment.ts';
import { message } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { distinctMessages } from '../../../shared/errors/message.ts';
import { Refusal } from '../../../shared/errors/refusal.ts';
import { visibleText } from '../../../shared/formats/plainText.ts';
import { adoptRun } from './adoptRun.ts';
import type { ForeignRun } from './adoptRun.ts';
import { NetworkUnknown } from './scalars/chosenSeries.ts';
import { stemOf } from './importRequest.ts';
import type { ImportRequest, ImportResult } from './importRequest.ts';

/** A run of a file, not yet read. */
export interface ImportedDraft {
  name: string;
  /** @throws {Refusal} */
  read: () => { run: ForeignRun; notices: Message[] };
}

/** Reasons beyond these are cut off. */
const MOST_REASONS = 5;

/**
 * Takes in the runs of a file that can be read, and says of the others why not. All are read before
 * any is taken in.
 * @throws {Refusal} when none can be read
 */
export async function adoptEach(
  request: ImportRequest,
  drafts: readonly ImportedDraft[],
): Promise<ImportResult> {
  const read: { run: ForeignRun; notices: Message[] }[] = [];
  let unknown: NetworkUnknown | null = null;
  const refused: { name: string; reason: Message }[] = [];
  for (const draft of drafts) {
    try {
      read.push(draft.read());
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      unknown ??= error instanceof NetworkUnknown ? error : null;
      refused.push({ name: visibleText(draft.name), reason: error.reason });
    }
  }
  if (read.length === 0 && unknown !== null) throw unknown;
  if (read.length === 0) throw new Refusal(commonReason(request.fileName, refused));
  const experiments: Experiment[] = [];
  for (const { run } of read) experiments.push(await adoptRun(request, run));
  const leftOut = refused.map(({ name, reason }) =>
    message('importRunLeftOut', { run: name, reason }),
  );
  return {
    experiments,
    notices: [...leftOut, ...distinctMessages(read.flatMap(({ notices }) => notices))],
  };
}

/** Each run's reason; a run that is called as its file is not named once more. */
function commonReason(
  fileName: string,
  refused: readonly { name: string; reason: Message }[],
): Message {
  const named = refused.map(({ name, reason }) =>
    name === stemOf(fileName) ? reason : message('importRunReason', { run: name, reason }),
  );
  const [first] = named;
  if (first !== undefined && named.length === 1) return first;
  const reasons: (string | Message)[] = named.slice(0, MOST_REASONS);
  if (refused.length > MOST_REASONS) reasons.push('…');
  return message('importSeveralReasons', { count: refused.length, reasons });
}
