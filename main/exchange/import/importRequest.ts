import type { Experiment } from '../../../shared/domain/experiment.ts';
import { NAME_LENGTH } from '../../../shared/domain/experiment.ts';
import type { NetworkName } from '../../../shared/domain/metrics.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { visibleText } from '../../../shared/formats/plainText.ts';
import type { Store } from '../../store/store.ts';

/** A file made elsewhere. */
export interface ImportRequest {
  store: Store;
  /** Its name without any folder. */
  fileName: string;
  bytes: Uint8Array;
  now: Date;
  /** Whose the curves are that do not say it; null where no one said. */
  network: NetworkName | null;
}

export interface ImportResult {
  /** What the file brought, in its order; a run that was here already is among them, as it is here. */
  experiments: Experiment[];
  /** What a person should know of how the file was read, one sentence each. */
  notices: Message[];
}

/** The same, and which of the runs were here already. */
export interface ImportOutcome extends ImportResult {
  known: Experiment[];
}

/** The last part of a name or path of any system, on one line and not too long for a run's name. */
export function baseName(name: string): string {
  const base = visibleText(name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1));
  return base.trim().slice(0, NAME_LENGTH) || 'import';
}

/** Without its ending, as a name for the run in it. */
export const stemOf = (fileName: string): string =>
  fileName.replace(/(?<=.)\.[a-z0-9]{1,12}$/i, '').trim() || fileName;

/** The value of a JSON text; `__proto__` keys are dropped wherever they are. */
export const parseJson = (text: string): unknown =>
  JSON.parse(text, (key, value: unknown) => (key === '__proto__' ? undefined : value));
