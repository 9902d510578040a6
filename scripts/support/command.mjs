import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeFolder } from './folders.mjs';
import { cacheFolder } from './paths.mjs';
import { SetupProblem } from './problem.mjs';
import { showingSeconds } from './progress.mjs';

const SHOWN_LINES = 15;

/**
 * @typedef {object} CommandOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] added to this process's environment
 */

/**
 * Runs a command to its end and keeps what it printed.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<{ ok: boolean, stdout: string, output: string }>} `output` is stdout and stderr as they came
 */
export function capture(command, args, { cwd, env } = {}) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // npm is a .cmd file on Windows, which only a shell can start.
    shell: process.platform === 'win32',
  });
  let stdout = '';
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ ok: false, stdout, output: error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, stdout, output }));
  });
}

/**
 * Whether a command is there and says it works; used to look for tools.
 *
 * @param {string} command
 * @param {string[]} args
 */
export function succeeds(command, args = ['--version']) {
  const { status, error } = spawnSync(command, args, { stdio: 'ignore' });
  return !error && status === 0;
}

/**
 * Runs a command that takes a while. Its output is shown only when it failed: the end of it, for
 * the whole is kept in a file.
 *
 * @param {object} what
 * @param {string} what.label
 * @param {string} what.command
 * @param {string[]} what.args
 * @param {string} [what.cwd]
 * @param {NodeJS.ProcessEnv} [what.env]
 * @param {(output: string) => string} what.problem says what failed and what to do, given the output
 * @returns {Promise<string>} its stdout
 */
export function runShowingSeconds({ label, command, args, cwd, env, problem }) {
  return showingSeconds(label, async () => {
    const { ok, stdout, output } = await capture(command, args, { cwd, env });
    if (!ok) throw failed(label, problem(output), output);
    return stdout;
  });
}

/**
 * What a failed command means to the user, with the end of its output; the whole goes to a file.
 *
 * @param {string} name of the log file
 * @param {string} message
 * @param {string} output
 */
export function failed(name, message, output) {
  const end = output.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
  return new SetupProblem(`${message}\n${end}${keepLog(name, output)}`);
}

/**
 * @param {string} name
 * @param {string} output
 * @returns {string} where it is; nothing where the cache cannot be written to, as it may be the problem
 */
function keepLog(name, output) {
  const file = path.join(cacheFolder(), 'logs', `${name.replace(/\W+/g, '-').toLowerCase()}.log`);
  try {
    makeFolder(path.dirname(file));
    writeFileSync(file, output);
    return `\n(all of it: ${file})`;
  } catch {
    return '';
  }
}
