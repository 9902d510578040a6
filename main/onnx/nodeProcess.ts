import { spawn } from 'node:child_process';
import type { RunnerProcess, StartRunner } from './client.ts';
import type { FromRunner } from './protocol.ts';

/** Characters of standard error that are kept. */
const LONGEST_ERRORS = 4000;

/** How a process is started that runs the runner's bundle. */
export interface RunnerCommand {
  program: string;
  args: string[];
  env?: Record<string, string>;
}

/** Starts the runner with a channel of Node's to this process. */
export const processRunner =
  ({ program, args, env = {} }: RunnerCommand): StartRunner =>
  (): RunnerProcess => {
    const child = spawn(program, args, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, ...env },
    });
    let errors = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      errors = (errors + text).slice(-LONGEST_ERRORS);
    });
    return {
      // A process that has died already is told of by its end.
      post: (order) => child.send(order, () => undefined),
      onMessage: (listener) => child.on('message', (said) => listener(said as FromRunner)),
      onExit: (listener) => {
        child.on('error', (error) => listener({ reason: error.message, errors }));
        child.on('close', (code, signal) => listener({ reason: signal ?? `code ${code}`, errors }));
      },
      kill: () => child.kill('SIGKILL'),
    };
  };
