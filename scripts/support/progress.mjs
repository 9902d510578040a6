/**
 * Progress goes to stderr, so that a command's own output (`--json`) stays clean.
 *
 * On a terminal the line rewrites itself; in a log file, and on a terminal without control codes, only
 * its first and last state appear.
 *
 * @param {string} label
 * @param {NodeJS.WritableStream & { isTTY?: boolean }} [stream]
 */
export function progressLine(label, stream = process.stderr) {
  const rewrites = stream.isTTY && process.env.TERM !== 'dumb';
  if (!rewrites) stream.write(`${label} ...\n`);
  return {
    /** @param {string} state */
    update(state) {
      if (rewrites) stream.write(`\r\x1b[K${label}: ${state}`);
    },
    /** @param {string} state */
    end(state) {
      stream.write(`${rewrites ? '\r\x1b[K' : ''}${label}: ${state}\n`);
    },
  };
}

/**
 * Shows the seconds going by, for work that does not say how far it is.
 *
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 */
export async function showingSeconds(label, work) {
  const line = progressLine(label);
  const start = performance.now();
  const seconds = () => `${Math.round((performance.now() - start) / 1000)} s`;
  const timer = setInterval(() => line.update(seconds()), 1000);
  try {
    const result = await work();
    line.end(`done in ${seconds()}`);
    return result;
  } catch (error) {
    line.end(`failed after ${seconds()}`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}
