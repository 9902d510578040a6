import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** A program, made runnable by plain Node. */
export async function bundled(
  program: URL,
): Promise<{ file: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'workbench-child-'));
  const file = join(folder, 'child.mjs');
  await build({
    entryPoints: [fileURLToPath(program)],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A running program: what it prints, line by line, and how it ends. */
export class Child {
  readonly process: ChildProcess;
  readonly lines: string[] = [];
  readonly ended: Promise<{ code: number | null; signal: string | null }>;
  #wake: () => void = () => undefined;

  constructor(file: string, args: string[]) {
    const child = spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.process = child;
    const closed = Promise.all([
      new Promise<void>((resolve) => {
        const output = createInterface({ input: child.stdout });
        output.on('line', (line) => {
          this.lines.push(line);
          this.#wake();
        });
        output.on('close', resolve);
      }),
      new Promise<{ code: number | null; signal: string | null }>((resolve) => {
        child.on('exit', (code, signal) => resolve({ code, signal }));
      }),
    ]);
    this.ended = closed.then(([, end]) => end);
  }

  say(line: string): void {
    this.process.stdin?.write(`${line}\n`);
  }

  /** Line number `index`, once it is there. */
  async line(index: number): Promise<string> {
    for (;;) {
      const line = this.lines[index];
      if (line !== undefined) return line;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
