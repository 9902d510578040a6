import type { Surroundings } from '../workbench/folders.ts';
import type { RunnerCommand } from '../workbench/models/runModels.ts';
import type { WorkbenchOptions } from '../workbench/workbench.ts';
import type { ErrorLine } from './output/errorLine.ts';
import type { Terminal } from './output/terminal.ts';

/**
 * Why a command should end early: Ctrl+C and the like, no one reads its output any more, or its output
 * cannot be written.
 */
export type Interruption = 'signal' | 'output-closed' | 'output-failed';

/** Where the parts of the program are. */
export interface Parts {
  /** The bundled worker thread, for commands that train. */
  worker: string;
  /** What starts the bundled process that runs models, for commands that run one. */
  runner: RunnerCommand;
  /** The renderer's build, for the command that serves it. */
  renderer: string;
  /** The sample run. */
  sample: string;
  broughtMnist?: WorkbenchOptions['broughtMnist'];
  /** What starts the program from a shell, as it was started itself. */
  command: string;
}

/** What a command gets from the process it runs in. */
export interface CliContext {
  terminal: Terminal;
  errorLine: ErrorLine;
  surroundings: Surroundings;
  parts: Parts;
  /** From the first call on, signals no longer end the process but resolve this. */
  interruption(): Promise<Interruption>;
}
