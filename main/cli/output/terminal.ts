import { visibleJson, visibleText } from '../../../shared/formats/plainText.ts';
import { StandardOutput } from './standardOutput.ts';
import type { OutputEnd, ProcessStream } from './standardOutput.ts';
import { cutToWidth } from './columns.ts';

/**
 * Where a command says things: results on standard output, everything about them on standard error. Names
 * and texts may come from anywhere: whatever a terminal would take for an order is made visible.
 */
export interface Terminal {
  /** One line of result. */
  print(line: string): void;
  /** One JSON document, on one line. */
  printJson(value: unknown): void;
  /** A document as it is, byte by byte; where a terminal shows it, as lines. */
  printDocument(document: string | Uint8Array): void;
  /** Whether standard output is a terminal. */
  readonly isShown: boolean;
  /** One line for the person: a problem, a notice. */
  say(line: string): void;
  /** Replaces the progress line; an empty text takes it away. Nothing happens where no terminal shows it. */
  progress(text: string): void;
  /** Resolves when nothing more can be printed, as after `| head` or on a full disk. */
  readonly outputEnded: Promise<OutputEnd>;
  /** Resolves when all that was printed has been written: to what went wrong, or to null. */
  finished(): Promise<OutputEnd | null>;
}

/** Where a terminal does not know its width. */
const USUAL_WIDTH = 80;

const ERASE_LINE = '\r\u001b[2K';

type ErrorStream = ProcessStream & { columns?: number };

/**
 * The process's own streams as a terminal.
 * @param kind what the terminal calls itself (TERM); one that is `dumb` knows no control codes
 */
export function processTerminal(
  stdout: ProcessStream,
  stderr: ErrorStream,
  kind: string | undefined,
): Terminal {
  const output = new StandardOutput(stdout);
  // Without standard error there is no way to report it.
  stderr.on('error', () => undefined);
  const rewrites = stderr.isTTY === true && kind !== 'dumb';
  let shown = '';
  const progress = (text: string): void => {
    if (!rewrites || text === shown) return;
    const width = (stderr.columns ?? 0) || USUAL_WIDTH;
    stderr.write(`${ERASE_LINE}${cutToWidth(visibleText(text), width - 1)}`);
    shown = text;
  };
  const write = (document: string | Uint8Array): void => {
    progress('');
    output.write(document);
  };
  const print = (line: string): void => write(`${visibleText(line)}\n`);
  return {
    outputEnded: output.ended,
    finished: () => output.finished(),
    isShown: stdout.isTTY === true,
    progress,
    print,
    printJson: (value) => write(`${visibleJson(value)}\n`),
    printDocument: (document) => {
      if (stdout.isTTY === true) linesOf(document).forEach(print);
      else write(document);
    },
    say: (line) => {
      progress('');
      stderr.write(`${visibleText(line)}\n`);
    },
  };
}

function linesOf(document: string | Uint8Array): string[] {
  const text = typeof document === 'string' ? document : Buffer.from(document).toString();
  return text
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split(/\r?\n/);
}
