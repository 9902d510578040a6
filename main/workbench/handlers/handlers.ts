import type {
  CommandInput,
  CommandName,
  CommandOutput,
} from '../../../shared/contract/commands.ts';

type Handler<C extends CommandName> = (
  input: CommandInput<C>,
) => Promise<CommandOutput<C>> | CommandOutput<C>;

/** One handler per command of the contract; a command without one does not compile. */
export type Handlers = { [C in CommandName]: Handler<C> };

/** The handlers of one noun or of several: every command whose name begins with it. */
export type HandlersOf<Noun extends string> = Pick<
  Handlers,
  Extract<CommandName, `${Noun}:${string}`>
>;
