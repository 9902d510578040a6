/** Where a command says things: results on standard output, everything about them on standard error. */
export interface Terminal {
  /** One line of result. */
  print(line: string): void;
  /** One line for the person: a problem, a notice. */
  say(line: string): void;
  /** Replaces the progress line; an empty text takes it away. Nothing happens where no terminal shows it. */
  progress(text: string): void;
  /** Resolves when the reader of standard output has gone away (`| head`). */
  readonly outputClosed: Promise<void>;
}

/** Where a terminal does not know its width. */
const USUAL_WIDTH = 80;

const ERASE_LINE = '\r\u001b[2K';

/** The process's own streams as a terminal. */
export function processTerminal(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream): Terminal {
  let shown = '';
  let closed = false;
  const outputClosed = new Promise<void>((resolve) => {
    stdout.on('error', () => {
      closed = true;
      resolve();
    });
  });
  // Nobody is left to be told when standard error itself is gone.
  stderr.on('error', () => undefined);
  const progress = (text: string): void => {
    if (!stderr.isTTY || text === shown) return;
    stderr.write(`${ERASE_LINE}${text.slice(0, (stderr.columns || USUAL_WIDTH) - 1)}`);
    shown = text;
  };
  return {
    outputClosed,
    progress,
    print: (line) => {
      progress('');
      if (!closed) stdout.write(`${line}\n`);
    },
    say: (line) => {
      progress('');
      stderr.write(`${line}\n`);
    },
  };
}
