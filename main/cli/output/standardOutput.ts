import type { Message } from '../../../shared/errors/message.ts';
import { fstatSync, writeSync } from 'node:fs';
import { systemProblem } from '../../../shared/errors/systemProblem.ts';

/** Why nothing more can be printed: no one reads any more (`| head`), or what the system has against it. */
export type OutputEnd = 'reader-gone' | { problem: Message };

/** A stream of the process: a terminal, a pipe, or a file. */
export type ProcessStream = NodeJS.WritableStream & { isTTY?: boolean; fd?: number };

/** Standard output as a command uses it. Reports once, as soon as something is not written. */
export class StandardOutput {
  readonly ended: Promise<OutputEnd>;
  readonly #stream: ProcessStream;
  readonly #isFile: boolean;
  #end: OutputEnd | null = null;
  #resolveEnded: (end: OutputEnd) => void = () => undefined;

  constructor(stream: ProcessStream) {
    this.#stream = stream;
    this.#isFile = isFile(stream.fd);
    this.ended = new Promise((resolve) => (this.#resolveEnded = resolve));
    stream.on('error', (error: Error) => this.#fail(error));
  }

  write(bytes: string | Uint8Array): void {
    if (this.#end !== null) return;
    if (this.#isFile) this.#writeToFile(Buffer.from(bytes));
    else this.#stream.write(bytes);
  }

  /** Resolves when the system has all that was written: to what went wrong, or to null. */
  async finished(): Promise<OutputEnd | null> {
    if (this.#end === null && !this.#isFile) {
      await new Promise<void>((done) => {
        void this.ended.then(() => done());
        this.#stream.write('', () => done());
      });
    }
    return this.#end;
  }

  /** Node's own stream to a file takes a part that was written, as on a disk that fills up, for all of it. */
  #writeToFile(bytes: Buffer): void {
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(this.#stream.fd ?? 1, bytes, at);
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    if (this.#end !== null) return;
    const { code } = error as NodeJS.ErrnoException;
    this.#end = code === 'EPIPE' ? 'reader-gone' : { problem: systemProblem(error) };
    this.#resolveEnded(this.#end);
  }
}

function isFile(descriptor: number | undefined): boolean {
  try {
    return descriptor !== undefined && fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
}
