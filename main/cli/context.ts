import type { Surroundings } from '../workbench/folders.ts';
import type { WorkbenchOptions } from '../workbench/workbench.ts';
import type { Terminal } from './output/terminal.ts';

/** Why a command should end early: Ctrl+C and the like, or nobody reads its output any more. */
export type Interruption = 'signal' | 'output-closed';

/** Where the parts of the program are. */
export interface Parts {
  /** The bundled worker thread, for commands that train. */
  worker: string;
  /** The renderer's build, for the command that serves it. */
  renderer: string;
  /** The sample run. */
  sample: string;
  broughtMnist?: WorkbenchOptions['broughtMnist'];
}

/** What a command gets from the process it runs in. */
export interface CliContext {
  terminal: Terminal;
  surroundings: Surroundings;
  parts: Parts;
  /** From the first call on, signals no longer end the process but resolve this. */
  interruption(): Promise<Interruption>;
}
