import { z } from '../domain/schema.ts';

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
export const flatErrorSchema = z.object({
  code: z.enum(ERROR_CODES),
  message: z.string(),
  nextStep: z.string(),
  params: paramsSchema,
});

/** An error as it crosses a wire: no stack, no class. */
export type FlatError = z.infer<typeof flatErrorSchema>;

/**
 * An error meant for the person at the screen: what happened (`message`, one sentence) and the way
 * out (`nextStep`, one sentence). `params` are the facts in it (names, numbers), for translation.
 */
export class WorkbenchError extends Error {
  readonly code: ErrorCode;
  readonly nextStep: string;
  readonly params: Record<string, string | number>;

  constructor(
    code: ErrorCode,
    message: string,
    nextStep: string,
    options: { params?: Record<string, string | number>; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'WorkbenchError';
    this.code = code;
    this.nextStep = nextStep;
    this.params = options.params ?? {};
  }
}

/** Makes any thrown value safe to send: ours as they are, all others as `internal` without their stack. */
export function flattenError(error: unknown): FlatError {
  if (error instanceof WorkbenchError) {
    const { code, message, nextStep, params } = error;
    return { code, message, nextStep, params };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'internal',
    message: `Something unexpected happened: ${reason}`,
    nextStep: 'Try again; if it happens again, report it with what you did before.',
    params: { reason },
  };
}

/** The error a `FlatError` was made from, to be thrown on this side of the wire. */
export function reviveError(flat: FlatError): WorkbenchError {
  return new WorkbenchError(flat.code, flat.message, flat.nextStep, { params: flat.params });
}
