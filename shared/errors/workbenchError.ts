import { z } from '../domain/schema.ts';
import { message, messageSchema, messageText } from './message.ts';
import type { Message, MessageLanguage } from './message.ts';

/** What went wrong, as a stable word that the interface translates by. */
export const ERROR_CODES = [
  'config-invalid',
  'request-invalid',
  'experiment-missing',
  'experiment-damaged',
  'experiment-busy',
  'checkpoint-missing',
  'import-refused',
  'plan-refused',
  'inspection-closed',
  'store-unusable',
  'store-read-only',
  'store-write-failed',
  'data-missing',
  'data-invalid',
  'data-download-failed',
  'run-not-active',
  'training-failed',
  'training-diverged',
  'memory-exhausted',
  'temporary-unwritable',
  'native-missing',
  'not-allowed',
  'not-connected',
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export const flatErrorSchema = z.object({
  code: z.enum(ERROR_CODES),
  message: messageSchema,
  nextStep: messageSchema,
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** An error as it crosses a wire: no stack, no class, and its two sentences in no language yet. */
export type FlatError = z.infer<typeof flatErrorSchema>;

interface Options {
  params?: Record<string, string | number>;
  cause?: unknown;
}

/**
 * An error meant for the person at the screen: what happened (one sentence) and the way out (one
 * sentence), both as messages that can be read in every language. `message` and `nextStep` are their
 * English, for logs. `params` are facts for the program (a problem, an id) and, as `detail`, the words
 * of the system or of a library, which no one translates.
 */
export class WorkbenchError extends Error {
  readonly code: ErrorCode;
  readonly nextStep: string;
  readonly said: Pick<FlatError, 'message' | 'nextStep'>;
  readonly params: Record<string, string | number>;

  constructor(code: ErrorCode, message: Message, nextStep: Message, options: Options = {}) {
    super(messageText(message, 'en'), { cause: options.cause });
    this.name = 'WorkbenchError';
    this.code = code;
    this.nextStep = messageText(nextStep, 'en');
    this.said = { message, nextStep };
    this.params = options.params ?? {};
  }
}

/** What a foreign error says of itself, for the details and not for a sentence. */
export const detailOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Makes any thrown value safe to send: ours as they are, all others as `internal` without their stack. */
export function flattenError(error: unknown): FlatError {
  if (error instanceof WorkbenchError) {
    const { code, said, params } = error;
    return { code, ...said, params };
  }
  return {
    code: 'internal',
    message: message('unexpected'),
    nextStep: message('unexpectedNextStep'),
    params: { detail: detailOf(error) },
  };
}

/** The same in the words of a language. */
export const errorInWords = (
  { code, message, nextStep, params }: FlatError,
  language: MessageLanguage,
) => ({
  code,
  message: messageText(message, language),
  nextStep: messageText(nextStep, language),
  params,
});

/** The error a `FlatError` was made from, to be thrown on this side of the wire. */
export const reviveError = ({ code, message, nextStep, params }: FlatError): WorkbenchError =>
  new WorkbenchError(code, message, nextStep, { params });
