import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ENVIRONMENT } from './environment.ts';

/** A program that runs one epoch for each line it is given and tells its seconds: it stands ready while others have their turn. */
export class TurnTaker {
  readonly #child: ChildProcess;
  readonly #answers: AsyncIterator<string>;

  private constructor(child: ChildProcess) {
    this.#child = child;
    if (child.stdout === null) throw new Error('the program has no output');
    this.#answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  /**
   * Starts it and waits until it is ready.
   * @throws {Error} with the end of what it complained of, when it is not to be had.
   */
  static async start(command: string, args: string[]): Promise<TurnTaker> {
    const child = spawn(command, args, { env: ENVIRONMENT, stdio: ['pipe', 'pipe', 'pipe'] });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-2000);
    });
    child.on('error', (error) => (complaint = error.message));
    const taker = new TurnTaker(child);
    const first = await taker.#answers.next();
    if (first.done !== true) return taker;
    throw new Error(complaint.trim().split('\n').at(-1) ?? `${command} ended`);
  }

  /** Seconds of one epoch. */
  async epoch(): Promise<number> {
    this.#child.stdin?.write('\n');
    const answer = await this.#answers.next();
    if (answer.done === true) throw new Error('the program ended in the middle of its turn');
    return (JSON.parse(answer.value) as { seconds: number }).seconds;
  }

  end(): void {
    this.#child.kill();
  }
}
