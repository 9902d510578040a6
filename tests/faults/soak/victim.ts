import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type {
  CommandInput,
  CommandName,
  CommandOutput,
} from '../../../shared/contract/commands.ts';
import type { Told } from './child.ts';

/** The process ended before it answered: what was asked for may have happened or not. */
export class Unanswered extends Error {}

/** The workbench said no, with a code. */
export class Refusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** Some things can be said no to: a run that is no longer active, a run in training that cannot be deleted. */
export async function unlessRefused(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'unexpected') return false;
    throw error;
  }
}

interface Waiting {
  done: (answer: unknown) => void;
  failed: (error: Error) => void;
}

/** A workbench in a process of its own, to be called, told to end, and killed. */
export class Victim {
  /** Bytes resident after its last answer. */
  memory = 0;
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  private constructor(child: ChildProcess) {
    this.#process = child;
    child.on('message', (told: Told) => this.#receive(told));
    // What could not be sent any more is told of by the exit that follows.
    child.on('error', () => undefined);
    child.on('exit', () => {
      for (const { failed } of this.#waiting.values()) failed(new Unanswered());
      this.#waiting.clear();
    });
  }

  static async start(program: string, folder: string): Promise<Victim> {
    const child = fork(program, ['--child', folder], { execArgv: ['--enable-source-maps'] });
    const victim = new Victim(child);
    const [told] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown];
    if (typeof told === 'object' && told !== null) return victim;
    throw new Error(`the workbench did not start: exit code ${String(told)}`);
  }

  /** @throws {Refusal} @throws {Unanswered} */
  call<C extends CommandName>(command: C, input: CommandInput<C>): Promise<CommandOutput<C>> {
    const number = ++this.#last;
    return new Promise((done, failed) => {
      this.#waiting.set(number, { done: (answer) => done(answer as CommandOutput<C>), failed });
      if (this.#process.connected) this.#process.send({ number, command, input });
      else failed(new Unanswered());
    });
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill(signal);
    await gone;
  }

  #receive(told: Told): void {
    if (told.kind === 'ready') return;
    const waiting = this.#waiting.get(told.number);
    this.#waiting.delete(told.number);
    if (told.kind === 'refusal') waiting?.failed(new Refusal(told.code, told.message));
    if (told.kind !== 'answer') return;
    this.memory = told.memory;
    waiting?.done(told.answer);
  }
}
