const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How long a command may take to save and end: longer than a workbench takes to close. */
const PATIENCE_MS = 15_000;

/**
 * The first signal asks the command to save and end. A second one, or a command that does not end, ends
 * the process as it is, by the system: a thread that is held up in a call would keep Node from ending it.
 */
export function signalled(): Promise<'signal'> {
  return new Promise((resolve) => {
    const first = (signal: NodeJS.Signals): void => {
      for (const each of SIGNALS) process.off(each, first);
      for (const each of SIGNALS) process.once(each, endNow);
      setTimeout(endNow, PATIENCE_MS, signal).unref();
      resolve('signal');
    };
    for (const signal of SIGNALS) process.on(signal, first);
  });
}

function endNow(signal: NodeJS.Signals): void {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}
