/**
 * Tells what a long command is at: a line on standard error, with the seconds since it was started. A
 * terminal, a log and a job's output show it alike.
 */
export function tellStage(what: string): void {
  process.stderr.write(`[${Math.round(process.uptime())} s] ${what}\n`);
}
