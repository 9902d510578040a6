import { z } from '../domain/schema.ts';
import { message } from '../errors/message.ts';
import { WorkbenchError } from '../errors/workbenchError.ts';
import { COMMANDS } from './commands.ts';
import type { CommandInput, CommandName, CommandOutput } from './commands.ts';
import type { WorkbenchEvent } from './events.ts';

export type Unsubscribe = () => void;

/**
 * The workbench as every host and screen sees it, whatever lies between: one call per command
 * (rejects with a `WorkbenchError`) and one stream of events.
 */
export interface WorkbenchClient {
  call<C extends CommandName>(command: C, input: CommandInput<C>): Promise<CommandOutput<C>>;
  subscribe(listener: (event: WorkbenchEvent) => void): Unsubscribe;
}

/**
 * `input` checked against the command's schema.
 * @throws {WorkbenchError} `request-invalid` or, for a bad run config, `config-invalid`.
 */
export function parseInput<C extends CommandName>(command: C, input: unknown): CommandInput<C> {
  const parsed = COMMANDS[command].input.safeParse(input);
  if (parsed.success) return parsed.data as CommandInput<C>;
  const detail = z.prettifyError(parsed.error).replace(/\s+/g, ' ');
  const code =
    command === 'run:start' || command === 'run:sweep' ? 'config-invalid' : 'request-invalid';
  throw new WorkbenchError(
    code,
    message('requestUnusable', { command }),
    message('requestCorrect'),
    { params: { setting: command, detail } },
  );
}
