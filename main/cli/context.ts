import type { Surroundings } from '../services/folders.ts';
import type { Terminal } from './terminal.ts';

/** Why a command should end early: Ctrl+C and the like, or nobody reads its output any more. */
export type Interruption = 'signal' | 'output-closed';

/** What a command gets from the process it runs in. */
export interface CliContext {
  terminal: Terminal;
  surroundings: Surroundings;
  /** The bundled worker thread, for commands that train. */
  workerFile: string;
  /** From the first call on, signals no longer end the process but resolve this. */
  interruption(): Promise<Interruption>;
}
