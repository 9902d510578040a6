import { z } from '../domain/schema.ts';
import { messageSchema, messageText } from './message.ts';
import type { Message } from './message.ts';

/** What went wrong, as a stable word that the interface translates by. */
export const ERROR_CODES = [
  'config-invalid',
  'request-invalid',
  'experiment-missing',
  'experiment-damaged',
  'experiment-busy',
  'checkpoint-missing',
  'import-refused',
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

const paramsSchema = z.record(z.string(), z.union([z.string(), z.number()]));
const saidSchema = z.object({ message: messageSchema, nextStep: messageSchema });
export const flatErrorSchema = z.object({
  code: z.enum(ERROR_CODES),
  message: z.string(),
  nextStep: z.string(),
  /** The same two sentences as messages, for every language; null where only English is known. */
  said: saidSchema.nullable(),
  params: paramsSchema,
});

/** An error as it crosses a wire: no stack, no class. */
export type FlatError = z.infer<typeof flatErrorSchema>;

interface Options {
  params?: Record<string, string | number>;
  cause?: unknown;
}

/**
 * An error meant for the person at the screen: what happened (`message`, one sentence) and the way
 * out (`nextStep`, one sentence). As messages they can be read in every language; `message` and
 * `nextStep` are their English, for logs. `params` are facts for the program (a problem, an id).
 */
export class WorkbenchError extends Error {
  readonly code: ErrorCode;
  readonly nextStep: string;
  readonly said: { message: Message; nextStep: Message } | null;
  readonly params: Record<string, string | number>;

  constructor(
    code: ErrorCode,
    message: Message | string,
    nextStep: Message | string,
    options: Options = {},
  ) {
    super(inEnglish(message), { cause: options.cause });
    this.name = 'WorkbenchError';
    this.code = code;
    this.nextStep = inEnglish(nextStep);
    this.said =
      typeof message === 'string' || typeof nextStep === 'string' ? null : { message, nextStep };
    this.params = options.params ?? {};
  }
}

const inEnglish = (said: Message | string): string =>
  typeof said === 'string' ? said : messageText(said, 'en');

/** Makes any thrown value safe to send: ours as they are, all others as `internal` without their stack. */
export function flattenError(error: unknown): FlatError {
  if (error instanceof WorkbenchError) {
    const { code, message, nextStep, said, params } = error;
    return { code, message, nextStep, said, params };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'internal',
    message: `Something unexpected happened: ${reason}`,
    nextStep: 'Try again; if it happens again, report it with what you did before.',
    said: null,
    params: { reason },
  };
}

/** The error a `FlatError` was made from, to be thrown on this side of the wire. */
export function reviveError({ code, message, nextStep, said, params }: FlatError): WorkbenchError {
  return new WorkbenchError(code, said?.message ?? message, said?.nextStep ?? nextStep, { params });
}
