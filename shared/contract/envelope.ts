import { flatErrorSchema, flattenError, reviveError } from '../errors/workbenchError.ts';
import type { FlatError } from '../errors/workbenchError.ts';
import { z } from '../domain/schema.ts';
import { COMMANDS } from './commands.ts';
import type { CommandName, CommandOutput } from './commands.ts';
import { EVENTS, isEventName } from './events.ts';
import type { WorkbenchEvent } from './events.ts';

/** How a command's answer crosses IPC and HTTP: errors are values there, so that nothing of them is lost. */
export type Answer<T> = { ok: true; output: T } | { ok: false; error: FlatError };

export const answerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), output: z.unknown() }),
  z.object({ ok: z.literal(false), error: flatErrorSchema }),
]);

/** What the preload puts on `window.workbench`: one named method a command, and the events. */
export interface WorkbenchBridge {
  call: { [C in CommandName]: (input: unknown) => Promise<unknown> };
  subscribe(listener: (event: unknown) => void): () => void;
}

/** Runs `work` and wraps what it gives or throws. Never rejects. */
export async function answerWith<T>(work: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, output: await work() };
  } catch (error) {
    return { ok: false, error: flattenError(error) };
  }
}

/**
 * The checked output in an answer to `command`.
 * @throws {WorkbenchError} the one the other side answered with.
 * @throws {z.ZodError} when the answer does not follow the contract.
 */
export function outputOf<C extends CommandName>(command: C, answer: unknown): CommandOutput<C> {
  const parsed = answerSchema.parse(answer);
  if (!parsed.ok) throw reviveError(parsed.error);
  return COMMANDS[command].output.parse(parsed.output) as CommandOutput<C>;
}

const messageSchema = z.object({ name: z.string(), payload: z.unknown() });

/** The checked event in a message `{ name, payload }`; null for an event this version does not know. */
export function parseEvent(message: unknown): WorkbenchEvent | null {
  const { name, payload } = messageSchema.parse(message);
  if (!isEventName(name)) return null;
  return { name, payload: EVENTS[name].parse(payload) } as WorkbenchEvent;
}
